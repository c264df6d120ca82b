package io.genericark.awssim.world;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The roles that can be assumed, and whose rights the keys have that were given out for them. Every other key is one of the
 * world's own account. Thread-safe.
 */
public final class Accounts {
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::([0-9]{12}):role/(.+)");

    /** The credentials of an assumed role. */
    public record Session(String role, String account, String name, String accessKeyId, Instant expiration) {
        /** Who the caller is, as STS says it. */
        public String arn() {
            return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + name;
        }
    }

    private record Trust(Optional<String> externalId) {}

    private final Map<String, Trust> roles = new ConcurrentHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /** Lets everybody assume a role. */
    public void addRole(String arn) {
        addRole(arn, Optional.empty());
    }

    /** Lets everybody assume a role who names this external id. */
    public void addRole(String arn, Optional<String> externalId) {
        roles.put(arn, new Trust(externalId));
    }

    /** Credentials of a role that last until then; AWS's refusal when it does not exist or does not trust the caller. */
    public Session assume(String arn, Optional<String> externalId, String name, Instant expiration) {
        Matcher matcher = ROLE.matcher(arn);
        Trust trust = roles.get(arn);
        if (trust == null
                || !matcher.matches()
                || (trust.externalId().isPresent() && !trust.externalId().equals(externalId))) {
            throw new AwsError(
                    "AccessDenied", 403, "User is not authorized to perform: sts:AssumeRole on resource: " + arn);
        }
        String key = "ASIAROLE%012X".formatted(numbers.incrementAndGet());
        Session session =
                new Session(String.valueOf(matcher.group(2)), String.valueOf(matcher.group(1)), name, key, expiration);
        sessions.put(key, session);
        return session;
    }

    /** The session that a key belongs to, expired or not. */
    public Optional<Session> session(String accessKeyId) {
        return Optional.ofNullable(sessions.get(accessKeyId));
    }

    /** The account whose rights a key has or had. */
    public String of(String accessKeyId) {
        return session(accessKeyId).map(Session::account).orElse(AwsWorld.ACCOUNT);
    }

    /** The account whose rights a key has; AWS's refusal when it has expired. */
    public String of(String accessKeyId, Instant now) {
        Optional<Session> session = session(accessKeyId);
        if (session.isPresent() && !now.isBefore(session.get().expiration())) {
            throw AwsError.badRequest("RequestExpired", "Request has expired.");
        }
        return of(accessKeyId);
    }
}

package io.genericark.awssim.faults;

import io.genericark.awssim.faults.Fault.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * AWS's request throttling. EC2: one token bucket for each account, region and action; reads (Describe, Get, List, Search) hold 100 tokens and regain 20 a
 * second, all other actions 50 and 5. Route 53: one bucket for the account that holds 5 and regains 5. Other services: as EC2. Time is the world's clock. Guarded by the lock of {@link Faults}.
 */
public final class RequestQuota {
    private static final String ROUTE53 = "route53";
    private static final Set<String> READS = Set.of("Describe", "Get", "List", "Search");

    private final Map<String, Bucket> buckets = new HashMap<>();
    private final InstantSource clock;
    private final Kind kind;
    private final UnaryOperator<String> account;

    public enum Kind {
        UNLIMITED,
        AWS
    }

    /** {@code account} tells the account of an access key id. */
    public RequestQuota(Kind kind, InstantSource clock, UnaryOperator<String> account) {
        this.kind = kind;
        this.clock = clock;
        this.account = account;
    }

    private record Bucket(double tokens, Instant at) {
        Bucket refilled(Rate rate, Instant now) {
            double gained = Duration.between(at, now).toMillis() / 1000.0 * rate.perSecond();
            return new Bucket(Math.min(rate.capacity(), tokens + gained), now);
        }
    }

    private record Rate(int capacity, int perSecond) {
        static Rate of(String service, String action) {
            if (service.equals(ROUTE53)) {
                return new Rate(5, 5);
            }
            return READS.stream().anyMatch(action::startsWith) ? new Rate(100, 20) : new Rate(50, 5);
        }
    }

    /** Takes a token for one call; says whether there was one. */
    boolean take(String service, Scope call) {
        if (kind == Kind.UNLIMITED) {
            return true;
        }
        Rate rate = Rate.of(service, call.action());
        Instant now = clock.instant();
        String key = service.equals(ROUTE53)
                ? ROUTE53
                : account.apply(call.caller()) + "/" + call.region() + "/" + call.action();
        Bucket bucket =
                buckets.getOrDefault(key, new Bucket(rate.capacity(), now)).refilled(rate, now);
        boolean enough = bucket.tokens() >= 1;
        buckets.put(key, enough ? new Bucket(bucket.tokens() - 1, now) : bucket);
        return enough;
    }
}

package io.genericark.route53;

import io.genericark.api.KitException;
import io.genericark.route53.DnsApi.Accepted;
import io.genericark.route53.DnsApi.State;
import io.genericark.route53.Tunables.Tries;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The changes that Route 53 has accepted and not yet called INSYNC, by resource: later looks ask for them. In memory only; a
 * change that is forgotten with its process is not followed further. Thread-safe.
 */
final class Following {

    private static final String USUAL = "Next: nothing; it is followed";
    private static final String UNUSUAL =
            "that is unusually long. Next: look at the AWS Health Dashboard for Route 53; it is followed";

    private final Map<String, Followed> byTag = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    private record Followed(String changeId, long acceptedAt, long askedAt, int asked) {
        Followed askedAgain(long now) {
            return new Followed(changeId, acceptedAt, now, asked + 1);
        }
    }

    Following(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** From now on this change of the resource is followed, and none before it. */
    void accepted(String tag, Accepted change) {
        long now = nanoTime.getAsLong();
        if (change.state() == State.INSYNC) {
            byTag.remove(tag);
        } else {
            byTag.put(tag, new Followed(change.changeId(), now, now, 0));
        }
    }

    void forget(String tag) {
        byTag.remove(tag);
    }

    /** What is worth telling of the resource's change; asks Route 53 when it is time to. */
    Optional<String> remark(String tag, DnsApi api, Tries tries) {
        Followed followed = byTag.get(tag);
        if (followed == null) {
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        Duration since = Duration.ofNanos(now - followed.acceptedAt());
        if (now - followed.askedAt() < tries.interval().toNanos()) {
            return Optional.of(pending(followed, since, tries));
        }
        Followed asked = followed.askedAgain(now);
        try {
            if (api.state(followed.changeId()) == State.INSYNC) {
                byTag.remove(tag, followed);
                return Optional.empty();
            }
            byTag.replace(tag, followed, asked);
            return Optional.of(pending(asked, since, tries));
        } catch (KitException e) {
            byTag.replace(tag, followed, asked);
            return Optional.of("Route 53 has accepted change " + followed.changeId()
                    + ", and whether its name servers answer accordingly is not known: " + e.getMessage());
        }
    }

    private static String pending(Followed followed, Duration since, Tries tries) {
        return "Route 53 has accepted change " + followed.changeId() + " " + since.toSeconds()
                + " s ago, and some of its name servers may still give the old answer (PENDING); "
                + (followed.asked() >= tries.count() ? UNUSUAL : USUAL);
    }
}

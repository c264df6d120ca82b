package io.genericark.awssim.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * AWS's request throttling. EC2: one token bucket for each region and action; reads hold 100 tokens and regain 20 a second,
 * all other actions 50 and 5. Route 53: one bucket for the account that holds 5 and regains 5. Other services: as EC2. Time is the world's clock. Guarded by the lock of {@link Faults}.
 */
public final class RequestQuota {
    private static final String ROUTE53 = "route53";

    private final Map<String, Bucket> buckets = new HashMap<>();
    private final InstantSource clock;
    private final Kind kind;

    public enum Kind {
        UNLIMITED,
        AWS
    }

    public RequestQuota(Kind kind, InstantSource clock) {
        this.kind = kind;
        this.clock = clock;
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
            return action.startsWith("Describe") ? new Rate(100, 20) : new Rate(50, 5);
        }
    }

    /** Takes a token for one call; says whether there was one. */
    boolean take(String service, String region, String action) {
        if (kind == Kind.UNLIMITED) {
            return true;
        }
        Rate rate = Rate.of(service, action);
        Instant now = clock.instant();
        String key = service.equals(ROUTE53) ? ROUTE53 : region + "/" + action;
        Bucket bucket =
                buckets.getOrDefault(key, new Bucket(rate.capacity(), now)).refilled(rate, now);
        boolean enough = bucket.tokens() >= 1;
        buckets.put(key, enough ? new Bucket(bucket.tokens() - 1, now) : bucket);
        return enough;
    }
}

package io.genericark.awssim.faults;

import io.genericark.awssim.faults.FaultEffect.When;
import java.time.Duration;

/**
 * A fault and the calls that it hits, or the region whose packets it hits. Made with {@code Fault.on(region, action)}, for example
 * {@code Fault.on("us-west-2", "ReplaceRoute").throttle().times(2)}. Lasts until cleared unless limited by {@link #times}.
 */
public record Fault(Scope scope, FaultEffect effect, double probability, int times) {
    /** Matches every region, action or caller. */
    public static final String ANY = "*";

    private static final int UNLIMITED = Integer.MAX_VALUE;

    public Fault {
        if (probability < 0 || probability > 1 || times < 1) {
            throw new IllegalArgumentException(
                    "probability must be 0 to 1 and times at least 1, but they are " + probability + " and " + times);
        }
        if (effect instanceof FaultEffect.OnTraffic && (probability < 1 || times < UNLIMITED)) {
            throw new IllegalArgumentException(
                    "a fault of packets lasts until it is removed; leave out probability" + " and times");
        }
    }

    public static Scope on(String region, String action) {
        return new Scope(region, action, ANY);
    }

    /** Only the next {@code count} calls that it hits. */
    public Fault times(int count) {
        return new Fault(scope, effect, probability, count);
    }

    /** Hits each matching call with this probability. */
    public Fault withProbability(double changed) {
        return new Fault(scope, effect, changed, times);
    }

    public boolean isUnlimited() {
        return times == UNLIMITED;
    }

    /** Which calls: region, action and caller, where the caller is the access key id of the request's signature. */
    public record Scope(String region, String action, String caller) {

        public Scope by(String accessKeyId) {
            return new Scope(region, action, accessKeyId);
        }

        boolean covers(Scope call) {
            return covers(region, call.region) && covers(action, call.action) && covers(caller, call.caller);
        }

        boolean isOn(String name) {
            return covers(region, name);
        }

        private static boolean covers(String pattern, String value) {
            return pattern.equals(ANY) || pattern.equals(value);
        }

        /** EC2's answer to an empty token bucket: 503 RequestLimitExceeded. */
        public Fault throttle() {
            return error("RequestLimitExceeded", 503);
        }

        /** EC2's answer to a missing permission, also for dry runs: 403 UnauthorizedOperation. */
        public Fault denied() {
            return error("UnauthorizedOperation", 403);
        }

        public Fault error(String code, int status) {
            return with(new FaultEffect.ErrorAnswer(code, status, When.INSTEAD));
        }

        /** The call is performed, and yet the answer is an error. */
        public Fault errorAfterwards(String code, int status) {
            return with(new FaultEffect.ErrorAnswer(code, status, When.AFTER));
        }

        public Fault latency(Duration delay) {
            return with(new FaultEffect.Latency(delay));
        }

        public Fault lostReply() {
            return with(new FaultEffect.LostReply());
        }

        public Fault refused() {
            return with(new FaultEffect.Refused());
        }

        public Fault hang() {
            return with(new FaultEffect.Hang());
        }

        /** The region's packets do not cross its borders; its API answers. */
        public Fault isolated() {
            return with(new FaultEffect.Isolated());
        }

        /** A peering attachment takes no packets from the region, from either when any is meant. */
        public Fault cut(String attachment) {
            return with(new FaultEffect.Cut(attachment));
        }

        /** Changes of route tables take so long to show in the way of packets. */
        public Fault slowRoutes(Duration delay) {
            return with(new FaultEffect.SlowRoutes(delay));
        }

        public Fault with(FaultEffect effect) {
            return new Fault(this, effect, 1, UNLIMITED);
        }
    }
}

package io.genericark.api;

import java.util.Optional;

/** What a look at a resource has shown. What could not be seen is not a failure, and what is to be put right is not always one. */
public sealed interface Health {

    /**
     * The resource is in service.
     *
     * @param warning what somebody should look at all the same, in one line; the resource is then shown as ISU
     */
    record Healthy(Optional<String> warning) implements Health {}

    /**
     * The resource is in service on this node, and something that belongs to it is not as it should be: a client far away is led
     * elsewhere, a copy lags behind. Shown as ISU. The runtime calls {@code recover}, and whatever comes of that moves nothing.
     *
     * @param reason what differs, in one line
     */
    record Drifted(String reason) implements Health {}

    /**
     * The resource was seen not to be in service. Leads to local recovery or failover.
     *
     * @param reason what was seen, in one line
     */
    record Failed(String reason) implements Health {}

    /**
     * It could not be seen whether the resource is in service. Shown, logged and counted; alone it never moves anything.
     *
     * @param reason why not, in one line
     */
    record Unknown(String reason) implements Health {}

    /**
     * In service.
     *
     * @return healthy, without warning
     */
    static Health healthy() {
        return new Healthy(Optional.empty());
    }

    /**
     * In service, and yet somebody should look.
     *
     * @param warning at what, in one line
     * @return healthy, with warning
     */
    static Health healthy(String warning) {
        return new Healthy(Optional.of(warning));
    }

    /**
     * In service, with something to be put right by {@code recover}.
     *
     * @param reason what differs, in one line
     * @return drifted
     */
    static Health drifted(String reason) {
        return new Drifted(reason);
    }

    /**
     * Seen not to be in service.
     *
     * @param reason what was seen, in one line
     * @return failed
     */
    static Health failed(String reason) {
        return new Failed(reason);
    }

    /**
     * Not seen.
     *
     * @param reason why not, in one line
     * @return unknown
     */
    static Health unknown(String reason) {
        return new Unknown(reason);
    }
}

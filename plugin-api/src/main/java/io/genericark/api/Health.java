package io.genericark.api;

import java.util.Optional;

/** What a look at a resource has shown. Three values: what could not be seen is not a failure. */
public sealed interface Health {

    /**
     * The resource is in service.
     *
     * @param warning what somebody should look at all the same, in one line; the resource is then shown as ISU
     */
    record Healthy(Optional<String> warning) implements Health {}

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

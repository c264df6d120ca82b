package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import java.time.Duration;

/** What is wrong with the paths of packets, as against the API. Asked at any time, by any thread. */
public interface Outages {
    Outages NONE = new Outages() {
        @Override
        public boolean isIsolated(String region) {
            return false;
        }

        @Override
        public boolean isCut(String region, TransitAttachmentId peering) {
            return false;
        }

        @Override
        public Duration convergence(String region) {
            return Duration.ZERO;
        }
    };

    /** Whether no packet leaves the region for another one, or comes from there. */
    boolean isIsolated(String region);

    /** Whether a peering takes no packets from the region, although its state says available. */
    boolean isCut(String region, TransitAttachmentId peering);

    /** How long packets of the region still follow the tables from before a change. */
    Duration convergence(String region);
}

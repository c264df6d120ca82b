package io.genericark.config;

import io.genericark.core.Timing;

/**
 * The time settings of a cluster; the same on every node.
 *
 * @param protocol heartbeat, lease, fence and drift, as the core uses them
 * @param electionMinMillis a consensus follower calls an election after hearing nothing for a time between this
 * @param electionMaxMillis and this
 * @param longestCallMillis one call of a kit to AWS is given up after this time
 */
public record TimingConfig(Timing protocol, long electionMinMillis, long electionMaxMillis, long longestCallMillis) {

    /** Settings that go together. */
    public enum Profile {
        DEFAULT,
        FAST,
        WAN;

        /** The settings of this profile. */
        public TimingConfig timing() {
            return switch (this) {
                case DEFAULT -> new TimingConfig(Timing.DEFAULT, 300, 600, 1_000);
                case FAST -> new TimingConfig(Timing.FAST, 300, 600, 600);
                case WAN -> new TimingConfig(Timing.WAN, 1_000, 2_000, 4_000);
            };
        }
    }
}

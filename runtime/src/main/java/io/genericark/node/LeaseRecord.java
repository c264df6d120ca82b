package io.genericark.node;

import io.genericark.admin.NodeReport;

/**
 * How evenly the lease of this node was renewed since it started: the longest time between two renewals, and how often a lease
 * had run out when the next one came. Thread-safe.
 */
final class LeaseRecord {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private long renewals;
    private long lapses;
    private long longestGapNanos;
    private long renewedAt;
    private long until;

    /**
     * The lease runs longer now.
     *
     * @param now by the clock of leases
     * @param untilNanos its new end
     */
    synchronized void renewed(long now, long untilNanos) {
        if (renewals > 0) {
            longestGapNanos = Math.max(longestGapNanos, now - renewedAt);
            lapses += now < until ? 0 : 1;
        }
        renewals++;
        renewedAt = now;
        until = untilNanos;
    }

    synchronized NodeReport.Renewals report() {
        return new NodeReport.Renewals(renewals, longestGapNanos / NANOS_PER_MILLI, lapses);
    }
}

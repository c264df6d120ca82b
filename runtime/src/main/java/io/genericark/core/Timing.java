package io.genericark.core;

/**
 * The time budget of the lease protocol; the same on every node of a cluster.
 *
 * @param heartbeatMillis how often a node asks every peer for an acknowledgement
 * @param leaseMillis how long a node may act, counted from the sending of a round that a majority acknowledged
 * @param fenceMillis from the end of a lease until nothing of the node acts any more
 * @param driftPpm how much faster or slower than true time a clock may run, in parts per million
 */
public record Timing(long heartbeatMillis, long leaseMillis, long fenceMillis, long driftPpm) {
    private static final long NANOS = 1_000_000;
    private static final long PPM = 1_000_000;

    public static final Timing DEFAULT = new Timing(250, 1_500, 500, 10_000);
    public static final Timing FAST = new Timing(100, 600, 300, 10_000);
    public static final Timing WAN = new Timing(1_000, 6_000, 2_000, 10_000);

    public long heartbeatNanos() {
        return heartbeatMillis * NANOS;
    }

    public long leaseNanos() {
        return leaseMillis * NANOS;
    }

    public long fenceNanos() {
        return fenceMillis * NANOS;
    }

    /** How long a voter keeps the promise that it gave with an acknowledgement: {@code (L + F) * (1 + drift)}. */
    public long promiseNanos() {
        var bare = leaseNanos() + fenceNanos();
        return bare + Math.ceilDiv(bare * 2 * driftPpm, PPM);
    }
}

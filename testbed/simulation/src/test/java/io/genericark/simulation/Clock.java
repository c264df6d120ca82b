package io.genericark.simulation;

/** A machine's boot-time clock: it runs a little faster or slower than true time, and stops with the whole machine. */
final class Clock {
    private static final long MILLION = 1_000_000;
    private final long rateMillionths;
    private long sinceTrue;
    private long sinceLocal;
    private boolean stopped;

    Clock(long trueNanos, long startNanos, long driftPpm) {
        rateMillionths = MILLION + driftPpm;
        sinceTrue = trueNanos;
        sinceLocal = startNanos;
    }

    long read(long trueNanos) {
        return stopped ? sinceLocal : sinceLocal + (trueNanos - sinceTrue) * rateMillionths / MILLION;
    }

    /** The first true time at which the clock shows this, if it does not stop meanwhile. */
    long whenItShows(long localNanos) {
        return sinceTrue + Math.max(0, Math.ceilDiv((localNanos - sinceLocal) * MILLION, rateMillionths));
    }

    void stop(long trueNanos) {
        sinceLocal = read(trueNanos);
        stopped = true;
    }

    void goOn(long trueNanos) {
        sinceTrue = trueNanos;
        stopped = false;
    }
}

package io.genericark.simulation;

import java.util.PriorityQueue;

/** True time, and everything that is going to happen, in order. */
final class Agenda {
    private record Entry(long atNanos, long order, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return atNanos != other.atNanos ? Long.compare(atNanos, other.atNanos) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long nowNanos;
    private long added;

    long now() {
        return nowNanos;
    }

    void at(long timeNanos, Runnable what) {
        entries.add(new Entry(Math.max(timeNanos, nowNanos), added++, what));
    }

    void in(long delayNanos, Runnable what) {
        at(nowNanos + delayNanos, what);
    }

    /** Moves to the next entry's time, lets {@code before} look at the world as it was until then, and performs it. */
    boolean next(long endNanos, Runnable before) {
        var entry = entries.peek();
        if (entry == null || entry.atNanos > endNanos) {
            nowNanos = endNanos;
            before.run();
            return false;
        }
        entries.remove();
        nowNanos = entry.atNanos;
        before.run();
        entry.what.run();
        return true;
    }
}

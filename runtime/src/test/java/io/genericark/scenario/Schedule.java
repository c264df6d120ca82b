package io.genericark.scenario;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The time of a scenario, in nanoseconds, and what is due. What is due at the same time happens in the order asked. */
final class Schedule {
    static final long MILLI = 1_000_000;

    /** Something that is due. */
    private record Due(long at, long number, Runnable what) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long now;
    private long count;

    long now() {
        return now;
    }

    void at(long nanos, Runnable what) {
        queue.add(new Due(Math.max(now, nanos), ++count, what));
    }

    void in(long millis, Runnable what) {
        at(now + millis * MILLI, what);
    }

    /** Runs what is due until then, with a look around after each. */
    void advance(long millis, Runnable look) {
        var end = now + millis * MILLI;
        for (var due = queue.peek(); due != null && due.at() <= end; due = queue.peek()) {
            queue.remove(due);
            now = due.at();
            due.what().run();
            look.run();
        }
        now = end;
    }
}

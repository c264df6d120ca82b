package io.genericark.guard;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes lines on a thread of its own, so that a full pipe or a hanging disk never holds up the caller. Thread-safe;
 * nothing here blocks except {@link #flush}.
 */
final class LineWriter {
    /** Where the lines go; may block. */
    interface Sink {
        void write(String line) throws IOException;
    }

    private final BlockingQueue<String> lines;
    private final Sink sink;
    private final AtomicInteger unwritten = new AtomicInteger();
    private volatile boolean broken;

    LineWriter(String threadName, int capacity, Sink sink) {
        this.lines = new ArrayBlockingQueue<>(capacity);
        this.sink = sink;
        Thread.ofPlatform().daemon().name(threadName).start(this::writeAll);
    }

    /** False when the line was not taken: too many are waiting, or the sink is broken. */
    boolean offer(String line) {
        unwritten.incrementAndGet();
        boolean taken = !broken && lines.offer(line);
        if (!taken) {
            unwritten.decrementAndGet();
        }
        return taken;
    }

    /** Waits until all lines are written, at most as long as given. */
    void flush(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!broken && unwritten.get() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private void writeAll() {
        try {
            while (true) {
                sink.write(lines.take());
                unwritten.decrementAndGet();
            }
        } catch (IOException | InterruptedException e) {
            broken = true;
        }
    }
}

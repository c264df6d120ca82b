package io.genericark.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

class LineWriterTest {
    @Test
    void aSinkThatHangsNeverHoldsUpTheCallerAndIsToldWhenTheQueueIsFull() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        List<String> written = new CopyOnWriteArrayList<>();
        LineWriter writer = new LineWriter("test-lines", 2, line -> {
            awaitQuietly(release);
            written.add(line);
        });
        int taken = 0;
        while (writer.offer("line " + taken)) {
            taken++;
        }
        assertThat(taken).isBetween(2, 3);
        release.countDown();
        writer.flush(Duration.ofSeconds(30));
        assertThat(written).hasSize(taken);
    }

    @Test
    void aBrokenSinkTakesNoMore() throws InterruptedException {
        LineWriter writer = new LineWriter("test-lines", 10, line -> {
            throw new IOException("gone");
        });
        writer.offer("first");
        await().until(() -> !writer.offer("more"));
        writer.flush(Duration.ofSeconds(30));
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }
}

package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> waits = new ArrayList<>();
    private final RequestBudget budget = new RequestBudget(4, 5, nanos::get, this::pass);

    @Test
    @DisplayName("so many pass at once, and every fifth of a second one more")
    void rate() throws KitException {
        take(6);
        assertThat(waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(200));
    }

    @Test
    @DisplayName("a long rest fills the bucket, and no further")
    void rest() throws KitException {
        take(4);
        pass(Duration.ofHours(1));
        waits.clear();
        take(5);
        assertThat(waits).hasSize(1);
    }

    @Test
    @DisplayName("who would wait longer than there is time fails at once and takes nothing")
    void noTime() throws KitException {
        take(4);
        KitException failure = catchThrowableOfType(
                KitException.class, () -> budget.take(Duration.ofMillis(100), "the record was not read"));
        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure).hasMessageContaining("the record was not read").hasMessageContaining("5 requests a second");
        assertThat(waits).isEmpty();
        take(1);
        assertThat(waits).containsExactly(Duration.ofMillis(200));
    }

    @Test
    @DisplayName("who is cancelled while waiting leaves the token to the next")
    void cancelled() throws KitException {
        RequestBudget interrupted = new RequestBudget(1, 5, nanos::get, time -> {
            waits.add(time);
            if (waits.size() == 1) {
                throw new InterruptedException();
            }
        });
        interrupted.take(AMPLE, "the first");
        KitException failure =
                catchThrowableOfType(KitException.class, () -> interrupted.take(AMPLE, "it was not done"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.why()).isEqualTo("it was cancelled");
        interrupted.take(AMPLE, "the next");
        assertThat(waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(200));
    }

    private void take(int requests) throws KitException {
        for (int i = 0; i < requests; i++) {
            budget.take(AMPLE, "it was not done");
        }
    }

    private void pass(Duration time) {
        waits.add(time);
        nanos.addAndGet(time.toNanos());
    }
}

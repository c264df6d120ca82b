package io.genericark.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundWindowTest {
    private final RoundWindow window = new RoundWindow();

    @Test
    void eachRoundPassesOnce() {
        assertThat(window.hearFirst(1, 10)).isTrue();
        assertThat(window.hearFirst(1, 10)).isFalse();
        assertThat(window.hearFirst(1, 12)).isTrue();
        assertThat(window.hearFirst(1, 11)).isTrue();
        assertThat(window.hearFirst(1, 11)).isFalse();
    }

    @Test
    void aRoundBelowTheWindowDoesNotPassEvenWhenItWasNeverHeard() {
        window.hearFirst(1, 100);
        assertThat(window.hearFirst(1, 100 - RoundWindow.SIZE + 1)).isTrue();
        assertThat(window.hearFirst(1, 100 - RoundWindow.SIZE)).isFalse();
    }

    @Test
    void aNewIncarnationStartsAnewAndTheEarlierOneIsOver() {
        window.hearFirst(5, 1_000);
        assertThat(window.hearFirst(6, 1)).isTrue();
        assertThat(window.hearFirst(5, 1_001)).isFalse();
        assertThat(window.hearFirst(6, 2)).isTrue();
    }

    @Test
    void inAnyOrderNoRoundPassesTwice() {
        Random random = new Random(1);
        Set<Long> passed = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            long round = (long) i / 10 + random.nextInt(200);
            if (window.hearFirst(1, round)) {
                assertThat(passed.add(round)).as("round %d", round).isTrue();
            }
        }
    }
}

package io.genericark.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.codec.Codec;
import io.genericark.core.Command;
import io.genericark.core.Submission;
import io.genericark.core.Tag;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StateKeeperTest {
    private static final long INDEX = 7;

    private final StateKeeper keeper = new StateKeeper();

    @Test
    void whoWaitsForAnIndexSeesTheStateOfThatIndex() throws Exception {
        var seen = new CompletableFuture<Long>();
        Thread.ofVirtual().start(() -> {
            try {
                keeper.awaitApplied(INDEX, Duration.ofMinutes(1));
                seen.complete(keeper.state().index());
            } catch (InterruptedException e) {
                seen.completeExceptionally(e);
            }
        });

        keeper.apply(INDEX, Codec.encode(new Submission(new Command.Remove(new Tag("web")), "somebody", 0)));

        assertThat(seen.get(1, TimeUnit.MINUTES)).isEqualTo(INDEX);
    }

    @Test
    void anIndexThatIsNeverAppliedIsNotWaitedForForEver() throws Exception {
        keeper.awaitApplied(INDEX, Duration.ofMillis(20));

        assertThat(keeper.state().index()).isZero();
    }
}

package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.ContractContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

class CallBoundsTest {

    private final ContractContext ctx = given(Map.of());

    CallBoundsTest() throws KitException {}

    private static ContractContext given(Map<String, String> parameters) throws KitException {
        return ContractContext.of("toy", List.of(CallBounds.parameter()), parameters)
                .callsAtMost(Duration.ofSeconds(1));
    }

    /** What the SDK is told. */
    private record Told(Duration call, Duration attempt) {

        static Told by(Consumer<AwsRequestOverrideConfiguration.Builder> bounds) {
            AwsRequestOverrideConfiguration.Builder builder = AwsRequestOverrideConfiguration.builder();
            bounds.accept(builder);
            AwsRequestOverrideConfiguration built = builder.build();
            return new Told(
                    built.apiCallTimeout().orElseThrow(),
                    built.apiCallAttemptTimeout().orElseThrow());
        }

        static Told of(long callMillis, long attemptMillis) {
            return new Told(Duration.ofMillis(callMillis), Duration.ofMillis(attemptMillis));
        }
    }

    @Test
    @DisplayName(
            "without call-timeout one attempt takes as long as the cluster lets it; a read may use the action's time")
    void followsTheCluster() throws KitException {
        CallBounds bounds = CallBounds.of(ctx.within(Duration.ofSeconds(30)));
        assertThat(Told.by(bounds.read())).isEqualTo(Told.of(30_000, 1_000));
    }

    @Test
    @DisplayName("a write is over within the longest call, with all that the client does around it")
    void writes() throws KitException {
        assertThat(Told.by(CallBounds.of(ctx).write())).isEqualTo(Told.of(1_000, 1_000));
    }

    @Test
    @DisplayName("nothing takes longer than the action has time")
    void littleTime() throws KitException {
        CallBounds bounds = CallBounds.of(ctx.within(Duration.ofMillis(200)));
        assertThat(Told.by(bounds.read())).isEqualTo(Told.of(200, 200));
        assertThat(Told.by(bounds.write())).isEqualTo(Told.of(200, 200));
    }

    @Test
    @DisplayName("a shorter call-timeout is obeyed")
    void shorter() throws KitException {
        assertThat(Told.by(CallBounds.of(given(Map.of("call-timeout", "300ms"))).write()))
                .isEqualTo(Told.of(300, 300));
    }

    @Test
    @DisplayName("a longer call-timeout is refused, and the message says what, why and what next")
    void longer() throws KitException {
        ContractContext asksForMore = given(Map.of("call-timeout", "2s"));
        KitException refusal = catchThrowableOfType(KitException.class, () -> CallBounds.of(asksForMore));
        assertThat(refusal.kind()).isEqualTo(Kind.DENIED);
        assertThat(refusal.what()).contains("call-timeout of toy is 2000 ms");
        assertThat(refusal.why()).contains("1000 ms (ark.timing.longest-call)");
        assertThat(refusal.next()).contains("ark resource set toy call-timeout=1000ms");
    }
}

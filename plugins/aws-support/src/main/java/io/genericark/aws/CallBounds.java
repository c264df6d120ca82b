package io.genericark.aws;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * How long calls to AWS may take: one attempt never longer than the cluster's longest call, and all of it no longer than
 * what is left of the action's time. The cluster's time budget counts on the first, since what AWS is asked for cannot be
 * taken back when the lease has ended.
 */
public final class CallBounds {

    /** A parameter by which a resource gives its calls less time than the cluster would. */
    private static final String PARAMETER = "call-timeout";

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Supplier<Duration> timeLeft;
    private final Duration attempt;

    private CallBounds(Supplier<Duration> timeLeft, Duration attempt) {
        this.timeLeft = timeLeft;
        this.attempt = attempt;
    }

    /** The parameter {@code call-timeout}, for a kit's descriptor. */
    public static ParameterSpec parameter() {
        return ParameterSpec.optional(
                        PARAMETER,
                        ParameterType.DURATION,
                        "longest time of one AWS call; ark.timing.longest-call when not given, and never more")
                .within(100, 60_000);
    }

    /**
     * The bounds of an action, of a kit that has the {@linkplain #parameter() parameter}.
     *
     * @throws KitException DENIED when the resource asks for more time than the cluster can give
     */
    public static CallBounds of(KitContext ctx) throws KitException {
        Duration longest = ctx.longestCall();
        if (ctx.parameters().find(PARAMETER).isEmpty()) {
            return new CallBounds(ctx::timeLeft, longest);
        }
        Duration asked = ctx.parameters().duration(PARAMETER);
        if (asked.compareTo(longest) > 0) {
            throw new KitException(
                    Kind.DENIED,
                    PARAMETER + " of " + ctx.tag() + " is " + asked.toMillis() + " ms, and AWS is not called with it",
                    "the cluster gives one call " + longest.toMillis()
                            + " ms (ark.timing.longest-call): a longer one could write after another node has taken over",
                    "leave " + PARAMETER + " out or set it to " + longest.toMillis() + "ms or less (`ark resource set "
                            + ctx.tag() + " " + PARAMETER + "=" + longest.toMillis()
                            + "ms`), or raise ark.timing.longest-call on all nodes as `ark config show --timing` allows");
        }
        return new CallBounds(ctx::timeLeft, asked);
    }

    /** The bounds of an action, of a kit without such a parameter. */
    public static CallBounds ofCluster(KitContext ctx) {
        return new CallBounds(ctx::timeLeft, ctx.longestCall());
    }

    static CallBounds of(Supplier<Duration> timeLeft, Duration attempt) {
        return new CallBounds(timeLeft, attempt);
    }

    /** The same for looks that wait no longer than one call may take, however often they are repeated: the place may be dead. */
    public CallBounds withinOneCall() {
        return new CallBounds(() -> shorter(attempt, timeLeft.get()), attempt);
    }

    /** The longest that one attempt may take. */
    public Duration attempt() {
        return attempt;
    }

    /** For a call that changes nothing, and that the client may repeat. */
    public Consumer<AwsRequestOverrideConfiguration.Builder> read() {
        Duration total = atLeastShortest(timeLeft.get());
        return request -> request.apiCallTimeout(total).apiCallAttemptTimeout(shorter(attempt, total));
    }

    /** For a call that changes something, and that is sent once. */
    public Consumer<AwsRequestOverrideConfiguration.Builder> write() {
        Duration total = shorter(attempt, atLeastShortest(timeLeft.get()));
        return request -> request.apiCallTimeout(total).apiCallAttemptTimeout(total);
    }

    private static Duration atLeastShortest(Duration time) {
        return time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

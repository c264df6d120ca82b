package io.genericark.aws;

import java.time.Duration;

/**
 * How long a restore, recover or converging remove goes on when something does not work at once; never beyond its time.
 *
 * @param firstPause before the second attempt
 * @param longestPause what pauses grow to, each twice the one before
 * @param attempts how often one target is written at most
 */
public record Persistence(Duration firstPause, Duration longestPause, int attempts) {

    /** As long as there is time, in pauses from a tenth of a second to two seconds. */
    public static final Persistence AS_LONG_AS_THERE_IS_TIME =
            new Persistence(Duration.ofMillis(100), Duration.ofSeconds(2), Integer.MAX_VALUE);

    /** The same pause each time. */
    public static Persistence every(Duration pause, int attempts) {
        return new Persistence(pause, pause, attempts);
    }

    Duration after(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}

package io.genericark.awssim.world;

import java.time.Duration;
import java.time.Instant;

/** A state that turns into another one by itself at a moment of the world's clock, as {@code pending} into {@code available}. */
public record Course(TransitState first, TransitState then, Instant turn) {

    /** From now on {@code first}, and {@code then} when the time is over. */
    static Course of(TransitState first, TransitState then, Instant now, Duration time) {
        return new Course(first, then, now.plus(time));
    }

    public TransitState at(Instant now) {
        return now.isBefore(turn) ? first : then;
    }
}

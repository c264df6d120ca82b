package io.genericark.guard;

import io.genericark.process.Mark;
import java.util.Optional;

/** What the guard would let go of now, and how. */
record Held(Optional<Mark> mark, LossAction action, long fenceMillis) {
    /** Every process of a resource carries this variable too, with the resource's tag. */
    static final String TAG_VARIABLE = "ARK_TAG";

    private static final long KILL_RESERVE_MILLIS = 500;

    static Held nothing() {
        return new Held(Optional.empty(), LossAction.KILL, KILL_RESERVE_MILLIS);
    }

    Held with(Order order) {
        return switch (order) {
            case Order.Marker(Mark other) -> new Held(Optional.of(other), action, fenceMillis);
            case Order.Action(LossAction other) -> new Held(mark, other, fenceMillis);
            case Order.FenceMillis(long millis) -> new Held(mark, action, millis);
            case Order.Lease lease -> this;
            case Order.RemoveTag remove -> this;
            case Order.LetGoNow letGo -> this;
            case Order.Quit quit -> this;
            case Order.InputEnded ended -> this;
        };
    }

    /** How long the killing of processes may take before the commands are run all the same. */
    long killMillis() {
        return Math.min(fenceMillis, KILL_RESERVE_MILLIS) / 2;
    }
}

package io.genericark.guard;

import io.genericark.process.Mark;
import java.util.List;
import java.util.Optional;

/** What the guard would let go of now, and how. */
record Held(Optional<Mark> mark, List<LetGoCommand> commands, LossAction action, long fenceMillis) {
    /** Every process of a resource carries this variable too, with the resource's tag. */
    static final String TAG_VARIABLE = "ARK_TAG";

    private static final long KILL_RESERVE_MILLIS = 500;

    static Held nothing() {
        return new Held(Optional.empty(), List.of(), LossAction.KILL, KILL_RESERVE_MILLIS);
    }

    Held with(Order order) {
        return switch (order) {
            case Order.Marker(Mark other) -> new Held(Optional.of(other), commands, action, fenceMillis);
            case Order.LetGoSet(List<LetGoCommand> all) -> new Held(mark, List.copyOf(all), action, fenceMillis);
            case Order.Action(LossAction other) -> new Held(mark, commands, other, fenceMillis);
            case Order.FenceMillis(long millis) -> new Held(mark, commands, action, millis);
            case Order.Lease lease -> this;
            case Order.RemoveTag remove -> this;
            case Order.LetGoNow now -> this;
            case Order.Quit quit -> this;
            case Order.InputEnded ended -> this;
        };
    }

    /** How long after the end of a lease the node may go on removing its resources itself. */
    long graceMillis() {
        return switch (action) {
            case KILL, REBOOT -> 0;
            case OSU -> Math.max(0, fenceMillis - KILL_RESERVE_MILLIS);
        };
    }

    /** How long the killing of processes may take before the commands are run all the same. */
    long killMillis() {
        return Math.min(fenceMillis, KILL_RESERVE_MILLIS) / 2;
    }

    List<LetGoCommand> commandsOf(String tag) {
        return commands.stream().filter(command -> command.tag().equals(tag)).toList();
    }
}

package io.genericark.guard;

import io.genericark.guard.Order.Action;
import io.genericark.guard.Order.FenceMillis;
import io.genericark.guard.Order.InputEnded;
import io.genericark.guard.Order.Lease;
import io.genericark.guard.Order.LetGoNow;
import io.genericark.guard.Order.Marker;
import io.genericark.guard.Order.Quit;
import io.genericark.guard.Order.RemoveTag;
import io.genericark.process.Mark;
import java.util.Locale;

/** Orders as lines of text, {@code verb argument}. */
final class OrderLines {
    private OrderLines() {}

    static String format(Order order) {
        return switch (order) {
            case Lease(long untilNanos) -> "lease " + untilNanos;
            case Marker(Mark mark) -> "marker " + mark.value();
            case Action(LossAction action) -> "action " + action.name().toLowerCase(Locale.ROOT);
            case FenceMillis(long millis) -> "fence-millis " + millis;
            case RemoveTag(String tag) -> "remove-tag " + tag;
            case LetGoNow(long number) -> "let-go " + number;
            case Quit() -> "quit";
            case InputEnded() -> throw new IllegalArgumentException("the end of input is not a line");
        };
    }

    /** The order of a line; an IllegalArgumentException says what is wrong with it. */
    static Order parse(String line) {
        int space = line.indexOf(' ');
        String verb = space < 0 ? line : line.substring(0, space);
        String argument = space < 0 ? "" : line.substring(space + 1);
        return switch (verb) {
            case "lease" -> new Lease(Long.parseLong(argument));
            case "marker" -> new Marker(argument);
            case "action" -> new Action(LossAction.valueOf(argument.toUpperCase(Locale.ROOT)));
            case "fence-millis" -> new FenceMillis(Long.parseLong(argument));
            case "remove-tag" -> new RemoveTag(argument);
            case "let-go" -> new LetGoNow(Long.parseLong(argument));
            case "quit" -> new Quit();
            default -> throw new IllegalArgumentException("unknown order '" + verb + "'");
        };
    }
}

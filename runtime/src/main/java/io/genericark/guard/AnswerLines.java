package io.genericark.guard;

import io.genericark.guard.Answer.Armed;
import io.genericark.guard.Answer.Held;
import io.genericark.guard.Answer.Late;
import io.genericark.guard.Answer.LetGoDone;
import io.genericark.guard.Answer.LettingGo;
import io.genericark.guard.Answer.Priority;
import io.genericark.guard.Answer.Ready;
import io.genericark.guard.Answer.Refused;
import io.genericark.guard.Answer.Removed;
import io.genericark.guard.Answer.TooLate;
import java.util.Locale;

/** Answers as lines of text. */
final class AnswerLines {
    private AnswerLines() {}

    static String format(Answer answer) {
        return switch (answer) {
            case Ready(Priority priority) -> "ready " + lower(priority);
            case Armed(long untilNanos) -> "armed " + untilNanos;
            case TooLate(long untilNanos) -> "too-late " + untilNanos;
            case LettingGo(LetGoReport.Cause cause) -> "letting-go " + lower(cause);
            case LetGoDone(long number, LetGoOutcome outcome, long took) ->
                "let-go-done " + number + " " + took + " " + words(outcome, "left");
            case Removed(String tag, LetGoOutcome outcome) -> "removed " + tag + " " + words(outcome, "failed");
            case Late(long millis) -> "late " + millis;
            case Held(String what) -> "held " + oneLine(what);
            case Refused(String why) -> "refused " + oneLine(why);
        };
    }

    /** The answer of a line; an IllegalArgumentException says what is wrong with it. */
    static Answer parse(String line) {
        int space = line.indexOf(' ');
        String verb = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1);
        return switch (verb) {
            case "ready" -> new Ready(Priority.valueOf(upper(rest)));
            case "armed" -> new Armed(Long.parseLong(rest));
            case "letting-go" -> new LettingGo(LetGoReport.Cause.valueOf(upper(rest)));
            case "too-late" -> new TooLate(Long.parseLong(rest));
            case "let-go-done" -> {
                int first = at(rest, rest.indexOf(' '));
                int second = at(rest, rest.indexOf(' ', first + 1));
                yield new LetGoDone(
                        Long.parseLong(rest.substring(0, first)),
                        outcome(rest.substring(second + 1)),
                        Long.parseLong(rest.substring(first + 1, second)));
            }
            case "removed" -> {
                int first = at(rest, rest.indexOf(' '));
                yield new Removed(rest.substring(0, first), outcome(rest.substring(first + 1)));
            }
            case "late" -> new Late(Long.parseLong(rest));
            case "held" -> new Held(rest);
            case "refused" -> new Refused(rest);
            default -> throw new IllegalArgumentException("unknown answer '" + verb + "'");
        };
    }

    private static int at(String text, int space) {
        if (space < 0) {
            throw new IllegalArgumentException("'" + text + "' is cut short");
        }
        return space;
    }

    private static String words(LetGoOutcome outcome, String otherwise) {
        return switch (outcome) {
            case LetGoOutcome.Done() -> "ok";
            case LetGoOutcome.Left(String what) -> otherwise + " " + oneLine(what);
        };
    }

    private static LetGoOutcome outcome(String text) {
        return text.equals("ok")
                ? new LetGoOutcome.Done()
                : new LetGoOutcome.Left(text.substring(text.indexOf(' ') + 1));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}

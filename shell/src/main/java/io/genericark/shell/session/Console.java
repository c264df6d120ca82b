package io.genericark.shell.session;

import io.genericark.shell.render.Paint;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/**
 * Where a command speaks and is answered. Data goes to {@code out}, everything else to {@code err}.
 *
 * @param width of a line, for tables
 * @param person asks somebody and gives the answer
 */
public record Console(PrintWriter out, PrintWriter err, IntSupplier width, Paint paint, Person person, Time time) {
    /** Wide enough for anything: output that nobody looks at is never cut. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Who may be asked. */
    public interface Person {
        /** Nobody is there. */
        Person NOBODY = question -> Optional.empty();

        /** The answer; empty when there is nobody to ask. */
        Optional<String> ask(String question);

        static Person answering(UnaryOperator<String> answer) {
            return question -> Optional.of(answer.apply(question));
        }
    }

    /** A console without a terminal: no colour, no questions. */
    public static Console plain(PrintWriter out, PrintWriter err, Time time) {
        return new Console(out, err, () -> UNLIMITED, Paint.NONE, Person.NOBODY, time);
    }

    public Console withOut(PrintWriter other) {
        return new Console(other, err, () -> UNLIMITED, Paint.NONE, person, time);
    }

    /** True when a person said yes; without a person the command must have been told. */
    public boolean confirms(String question) {
        var answer = person.ask(question + " [y/N] ")
                .orElseThrow(() -> new Trouble(
                        Exit.USAGE, "this interrupts service and there is no terminal to ask on; pass --yes"));
        return answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
    }
}

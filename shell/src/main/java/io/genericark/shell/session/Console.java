package io.genericark.shell.session;

import io.genericark.shell.render.Page;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where a command speaks and is answered. Data goes to {@code out}, everything else to {@code err}.
 *
 * @param pages what is written on, as it is now: a terminal may have become wider
 * @param person asks somebody and gives the answer
 */
public record Console(PrintWriter out, PrintWriter err, Supplier<Page> pages, Person person, Time time) {
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
        return new Console(out, err, () -> Page.PLAIN, Person.NOBODY, time);
    }

    /** Its output goes elsewhere, for a filter to read. */
    public Console withOut(PrintWriter other) {
        return new Console(other, err, () -> Page.PLAIN, person, time);
    }

    public Page page() {
        return pages.get();
    }

    /** True when a person said yes; without a person the command must have been told. */
    public boolean confirms(String question) {
        var answer = person.ask(question + " [y/N] ")
                .orElseThrow(() -> new Trouble(
                        Exit.USAGE, "this interrupts service and there is no terminal to ask on; pass --yes"));
        return answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
    }
}

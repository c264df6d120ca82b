package io.genericark.shell.interactive;

import io.genericark.shell.command.ArkCommandLine;
import io.genericark.shell.session.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.AutoComplete;

/** Completes by the grammar itself: commands, options, and the names that the cluster knows. */
final class GrammarCompleter implements Completer {
    private final Console console;
    private final Map<String, String> environment;

    GrammarCompleter(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        var found = new ArrayList<CharSequence>();
        AutoComplete.complete(
                ArkCommandLine.create(console, environment).getCommandSpec(),
                line.words().toArray(String[]::new),
                line.wordIndex(),
                line.wordCursor(),
                line.cursor(),
                found);
        // picocli gives what is still to be typed; JLine wants the whole word
        var typed = line.word().substring(0, line.wordCursor());
        for (var rest : found) {
            candidates.add(new Candidate(typed + rest));
        }
    }
}

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
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** Completes by the grammar itself: commands, options, and the names that the cluster knows. */
final class GrammarCompleter implements Completer {
    /** What the shell understands besides the grammar. */
    private static final List<Candidate> OWN = List.of(
            candidate(LineRunner.WATCH, "Runs a command again and again until Ctrl-C."),
            candidate(Shell.EXIT, "Ends the shell; so does Ctrl-D."));

    private static final List<Candidate> FILTERS = List.of(
            candidate(Filter.GREP, "Only lines that hold a text."), candidate(Filter.HEAD, "Only the first lines."));

    private final Console console;
    private final Map<String, String> environment;

    GrammarCompleter(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        var before = line.words().subList(0, line.wordIndex());
        var typed = line.word().substring(0, line.wordCursor());
        var pipe = before.lastIndexOf(Pipes.MARK);
        if (pipe >= 0) {
            if (pipe == before.size() - 1) {
                candidates.addAll(FILTERS);
            }
            return;
        }
        if (before.isEmpty()) {
            candidates.addAll(OWN);
        }
        candidates.addAll(ofGrammar(LineRunner.command(before), typed));
    }

    private List<Candidate> ofGrammar(List<String> before, String typed) {
        var root = ArkCommandLine.create(console, environment).getCommandSpec();
        var words = new ArrayList<>(before);
        words.add(typed);
        var found = new ArrayList<CharSequence>();
        AutoComplete.complete(root, words.toArray(String[]::new), before.size(), typed.length(), typed.length(), found);
        // picocli gives what is still to be typed; JLine wants the whole word
        var whole = found.stream().map(rest -> typed + rest).toList();
        var names = whole.stream().filter(w -> !w.startsWith("-")).toList();
        // options when they are asked for, or when there is nothing else
        var shown = typed.startsWith("-") || names.isEmpty() ? whole : names;
        var command = command(root, before);
        return shown.stream().map(w -> candidate(w, description(command, w))).toList();
    }

    private static CommandSpec command(CommandSpec root, List<String> words) {
        var command = root;
        for (var word : words) {
            var next = command.subcommands().get(word);
            if (next != null) {
                command = next.getCommandSpec();
            }
        }
        return command;
    }

    private static @Nullable String description(CommandSpec command, String word) {
        var sub = command.subcommands().get(word);
        var option = command.findOption(word);
        var lines = sub != null
                ? sub.getCommandSpec().usageMessage().description()
                : option != null ? option.description() : new String[0];
        return lines.length == 0 ? null : lines[0];
    }

    private static Candidate candidate(String word, @Nullable String description) {
        return new Candidate(word, word, null, description, null, null, true);
    }
}

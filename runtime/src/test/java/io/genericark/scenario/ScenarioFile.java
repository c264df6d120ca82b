package io.genericark.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A scenario as text: blocks of lines, each followed by a rule and the trace that these lines must lead to.
 *
 * @param promise what the scenario shows, in one sentence
 */
record ScenarioFile(String promise, List<Block> blocks) {
    static final String RULE = "----";
    private static final String PROMISE = "# promise: ";

    ScenarioFile {
        blocks = List.copyOf(blocks);
    }

    /** Lines of the script, comments and empty ones included, and the trace they led to. */
    record Block(List<String> script, List<String> trace) {
        Block {
            script = List.copyOf(script);
            trace = List.copyOf(trace);
        }
    }

    static ScenarioFile parse(String text) {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith(PROMISE)) {
            throw new IllegalArgumentException("the first line must be: " + PROMISE + "...");
        }
        var blocks = new ArrayList<Block>();
        var script = new ArrayList<String>();
        var trace = new ArrayList<String>();
        var inTrace = false;
        for (var line : lines.subList(1, lines.size())) {
            if (inTrace && line.isEmpty()) {
                blocks.add(new Block(script, trace));
                script.clear();
                trace.clear();
                inTrace = false;
            } else if (inTrace) {
                trace.add(line);
            } else if (line.equals(RULE)) {
                inTrace = true;
            } else {
                script.add(line);
            }
        }
        if (inTrace || !script.isEmpty()) {
            blocks.add(new Block(script, trace));
        }
        return new ScenarioFile(lines.getFirst().substring(PROMISE.length()), blocks);
    }

    String render() {
        var text = blocks.stream()
                .map(b -> lines(b.script()) + RULE + "\n" + lines(b.trace()))
                .collect(Collectors.joining("\n"));
        return PROMISE + promise + "\n" + text;
    }

    private static String lines(List<String> all) {
        return all.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}

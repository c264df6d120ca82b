package io.genericark.demo.prompt;

import io.genericark.core.NodeId;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the demo's own words, the most used commands of ark, and nodes. */
final class DemoCompleter implements Completer {
    private static final List<String> ARK = List.of(
            "status", "events", "why", "switchover", "restore", "remove", "resource", "node", "quorum", "vip", "help");

    private final List<NodeId> nodes;

    DemoCompleter(List<NodeId> nodes) {
        this.nodes = nodes;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            Stream.of(Mischief.OF_NODES, Mischief.ALONE, ARK, List.of("exit"))
                    .flatMap(List::stream)
                    .forEach(word -> candidates.add(new Candidate(word)));
        } else if (line.words().getFirst().equals("deny")) {
            candidates.add(new Candidate("ec2:ReplaceRoute"));
        } else {
            nodes.forEach(node -> candidates.add(new Candidate(node.value())));
        }
    }
}

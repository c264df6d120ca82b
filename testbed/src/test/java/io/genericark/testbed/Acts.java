package io.genericark.testbed;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * What the service did, by its own account: it acts every few milliseconds and appends a line to one file for all nodes,
 * {@code NODE EPOCH PID BOOTTIME-NANOS}. The order of the lines is the order of the acts, by no clock at all.
 *
 * <p>The whole file is judged each time, from the first act of the cluster on. Not thread-safe.
 */
final class Acts {
    private static final int TAIL_BYTES = 4_096;

    private final Path file;
    private final Set<Run> excused = new HashSet<>();

    /** One process of the service, from its start to its end. */
    record Run(String node, long epoch, long pid) {}

    /** One act of it, at a time of CLOCK_BOOTTIME. */
    record Act(Run run, long bootNanos) {
        static Act parse(String line) {
            var words = new StringTokenizer(line);
            var run = new Run(words.nextToken(), Long.parseLong(words.nextToken()), Long.parseLong(words.nextToken()));
            return new Act(run, Long.parseLong(words.nextToken()));
        }
    }

    /** Where in the file a run begins and ends. */
    private record Span(int first, int last) {}

    Acts(Path file) {
        this.file = file;
    }

    List<Act> all() {
        try {
            return Files.exists(file) ? parse(Files.readString(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Act> newest() {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.max(0, in.length() - TAIL_BYTES));
            var tail = new byte[(int) (in.length() - in.getFilePointer())];
            in.readFully(tail);
            var text = new String(tail, StandardCharsets.US_ASCII);
            return parse(text.substring(tail.length < TAIL_BYTES ? 0 : text.indexOf('\n') + 1)).stream()
                    .reduce((older, newer) -> newer);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static List<Act> parse(String text) {
        var whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return whole.lines().map(Act::parse).toList();
    }

    /** What this run did from this time on; nothing, when it did nothing any more. */
    List<Act> of(Run run, long sinceBootNanos) {
        return all().stream()
                .filter(act -> act.run.equals(run) && act.bootNanos >= sinceBootNanos)
                .toList();
    }

    /** From now on, what this run did after another one had begun is known and judged already. */
    void excuse(Run run) {
        excused.add(run);
    }

    /**
     * All that speaks against one owner at a time, in words: a run that acted after the next one had begun, and one with
     * an epoch that another node had before it.
     */
    List<String> faults() {
        var faults = new ArrayList<String>();
        var spans = spans();
        var runs = List.copyOf(spans.keySet());
        for (var i = 1; i < runs.size(); i++) {
            var run = runs.get(i);
            var before = runs.get(i - 1);
            if (run.epoch < before.epoch || (run.epoch == before.epoch && !run.node.equals(before.node))) {
                faults.add(run + " began after " + before);
            }
            for (var earlier : runs.subList(0, i)) {
                if (span(spans, earlier).last > span(spans, run).first && !excused.contains(earlier)) {
                    faults.add(earlier + " acted after " + run + " had begun");
                }
            }
        }
        return faults;
    }

    private Map<Run, Span> spans() {
        var spans = new LinkedHashMap<Run, Span>();
        var index = 0;
        for (var act : all()) {
            var span = spans.get(act.run);
            spans.put(act.run, new Span(span == null ? index : span.first, index));
            index++;
        }
        return spans;
    }

    private static Span span(Map<Run, Span> spans, Run run) {
        return Objects.requireNonNull(spans.get(run));
    }
}

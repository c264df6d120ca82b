package io.genericark.demo.prompt;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.Installation;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Timeline;
import io.genericark.demo.cluster.Way;
import io.genericark.process.ClassArchives;
import java.io.IOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The interactive demo on the terminal, or on a pipe of commands. Blocks until {@code exit} or Ctrl-D; for one thread. */
public final class DemoPrompt {
    private static final String SHELL = "io.genericark.shell.ArkMain";

    private final Terminal terminal;
    private final LineReader reader;
    private final LiveLine live;
    private final Installation installation;
    private final DemoCluster cluster;
    private final Mischief mischief;

    private DemoPrompt(
            Terminal terminal, LineReader reader, LiveLine live, Installation installation, DemoCluster cluster) {
        this.terminal = terminal;
        this.reader = reader;
        this.live = live;
        this.installation = installation;
        this.cluster = cluster;
        this.mischief = new Mischief(cluster);
    }

    /** Starts a cluster and hands it to whoever sits at the terminal. */
    public static void run(List<NodeId> nodes, Installation installation) throws IOException {
        try (var terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            var reader = LineReaderBuilder.builder()
                    .appName("ark-demo")
                    .terminal(terminal)
                    .completer(new DemoCompleter(nodes))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            try (var cluster =
                            DemoCluster.start(nodes, Way.ROUTE_TABLE, installation, new Timeline(reader::printAbove));
                    var live = new LiveLine(cluster, terminal)) {
                live.start();
                new DemoPrompt(terminal, reader, live, installation, cluster).loop();
            }
        }
    }

    private void loop() {
        reader.printAbove(Mischief.HELP);
        while (true) {
            try {
                var line = reader.readLine("ark demo> ").strip();
                if (line.equals("exit") || line.equals("quit")) {
                    return;
                }
                obey(line);
            } catch (UserInterruptException ctrlC) {
                reader.printAbove("to end the demo: exit");
            } catch (EndOfFileException ctrlD) {
                return;
            }
        }
    }

    private void obey(String line) {
        if (line.isEmpty()) {
            return;
        }
        try {
            var words = List.of(line.split("\\s+"));
            var told = mischief.run(words);
            if (told.isEmpty()) {
                ark(words);
            } else if (!told.get().isEmpty()) {
                reader.printAbove(told.get());
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException | ScenarioFailed e) {
            reader.printAbove("demo: " + e.getMessage());
        }
        if (line.equals("help")) {
            reader.printAbove(Mischief.HELP);
        }
    }

    /** A command of the shell, in a process of its own, asked of the first node that answers. */
    private void ark(List<String> words) throws IOException {
        var socket = cluster.nodes().stream()
                .filter(node -> cluster.admin().look(node).isPresent())
                .findFirst()
                .map(cluster::adminSocket);
        if (socket.isEmpty()) {
            reader.printAbove("no node answers. Next: start NODE, or thaw");
            return;
        }
        var builder = new ProcessBuilder(
                        installation.command(ClassArchives.options(ClassArchives.Role.SHELL), SHELL, words))
                .inheritIO();
        builder.environment().put("ARK_SOCKET", socket.get().toString());
        live.pause();
        // Ctrl-C is for that process
        var before = terminal.handle(Terminal.Signal.INT, signal -> {});
        try {
            builder.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            live.resume();
        }
    }
}

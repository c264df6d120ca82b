package io.genericark.demo.cluster;

import io.genericark.core.NodeId;
import io.genericark.process.ClassArchives;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import io.genericark.process.Signals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One node as a real process, and everything that it starts: kit-host, guard, services. All of it carries a mark in its
 * environment, by which it is found and ended. Thread-safe.
 */
final class NodeProcess {
    private static final String MAIN = "io.genericark.node.AgentMain";
    private static final Duration DEATH = Duration.ofSeconds(10);

    private final NodeId node;
    private final NodeFiles files;
    private final Installation installation;
    private final Map<String, String> environment;
    private final Mark mark;
    private final Mark demo;
    private @Nullable Process process;

    NodeProcess(NodeId node, NodeFiles files, Installation installation, Map<String, String> environment, Mark demo) {
        this.node = node;
        this.files = files;
        this.installation = installation;
        this.environment = Map.copyOf(environment);
        this.demo = demo;
        this.mark = new Mark("ARK_DEMO_NODE", demo.value() + "/" + node);
    }

    NodeId node() {
        return node;
    }

    NodeFiles files() {
        return files;
    }

    synchronized void start() throws IOException {
        if (isRunning()) {
            throw new IllegalStateException(node + " runs already");
        }
        var builder = new ProcessBuilder(command())
                .directory(files.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(files.log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        demo.putInto(builder.environment());
        mark.putInto(builder.environment());
        process = builder.start();
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        // a session of its own: Ctrl-C at the terminal is for the demo, not for the nodes
        command.add("setsid");
        var options = new ArrayList<>(List.of("-Xmx64m", "-XX:MetaspaceSize=64m", "-Xss512k"));
        options.addAll(ClassArchives.options(ClassArchives.Role.AGENT, installation.dist()));
        command.addAll(installation.command(
                options,
                MAIN,
                List.of("agent", "--config", files.configuration().toString())));
        return command;
    }

    synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** SIGKILL to everything of this node, as when its machine loses power. Returns when nothing of it is left. */
    synchronized void killEverything() {
        if (process != null) {
            process.destroyForcibly();
        }
        var killed = MarkedProcesses.killAll(mark, DEATH);
        if (!killed.complete()) {
            throw new IllegalStateException("processes " + killed.left() + " of " + node + " do not die");
        }
    }

    /** SIGSTOP to the node process alone; kit-host, guard and services run on. */
    synchronized void freeze() {
        Signals.process(pid(), Signals.Signal.STOP);
    }

    synchronized void thaw() {
        if (isRunning()) {
            Signals.process(pid(), Signals.Signal.CONT);
        }
    }

    private long pid() {
        return Objects.requireNonNull(process, node + " was never started").pid();
    }

    /** Everything of this node that runs. */
    List<Long> processes() {
        return MarkedProcesses.find(mark);
    }

    /** The processes of this node's services in whose command line {@code word} stands. */
    List<Long> servicesWith(String word) {
        return processes().stream()
                .filter(pid -> ProcessHandle.of(pid)
                        .flatMap(p -> p.info().commandLine())
                        .filter(line -> line.contains(word))
                        .isPresent())
                .toList();
    }
}

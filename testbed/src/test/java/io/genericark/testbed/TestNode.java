package io.genericark.testbed;

import io.genericark.admin.AdminClient;
import io.genericark.admin.AdminReply;
import io.genericark.admin.AdminRequest;
import io.genericark.codec.Outcome;
import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.process.ClassArchives;
import io.genericark.process.Signals;
import io.genericark.process.Signals.Signal;
import io.genericark.shell.command.ArkCommandLine;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One node: {@code ark agent} in a process, its children, and its files. For one thread, but for {@link #submit}. */
final class TestNode {
    private static final List<String> JVM = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dpolyglot.engine.WarnInterpreterOnly=false",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Xmx64m");
    private static final long ANSWER_MILLIS = 20_000;

    private final NodeId id;
    private final String cluster;
    private final Path home;
    private final TextFile log;
    private final TextFile guardLog;
    private @Nullable Process process;

    TestNode(NodeId id, String cluster, Path home) {
        this.id = id;
        this.cluster = cluster;
        this.home = home;
        log = new TextFile(logFile());
        guardLog = new TextFile(guardLogFile());
    }

    NodeId id() {
        return id;
    }

    Path home() {
        return home;
    }

    /** A stand-in, where a test puts one. */
    Path systemctl() {
        return home.resolve("systemd").resolve("systemctl");
    }

    Path stateDir() {
        return home.resolve("state");
    }

    Path logFile() {
        return home.resolve("node.log");
    }

    private Path guardLogFile() {
        return home.resolve("guard.log");
    }

    /** Writes the configuration; {@code shared} is what is the same on all nodes. */
    void configure(String shared) throws IOException {
        Files.createDirectories(home.resolve("scripts"));
        Files.createDirectories(home.resolve("plugins"));
        Files.writeString(
                home.resolve("node.conf"),
                shared + """
                ark.node { name = %s, state-dir = state, run-dir = run }
                ark.guard.log-file = guard.log
                ark.plugins-dir = plugins
                ark.kits { python = %s, ocf-root = ocf, systemctl = "%s" }
                """.formatted(id, id.equals(TestCluster.B) ? "system" : "auto", systemctl()));
    }

    void start() throws IOException {
        if (isRunning()) {
            return;
        }
        var command = new ArrayList<String>();
        command.add(Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                .toString());
        command.addAll(JVM);
        distribution().ifPresent(dist -> {
            command.add("-Dark.dist=" + dist);
            command.addAll(ClassArchives.options(ClassArchives.Role.AGENT, dist));
        });
        command.addAll(List.of(
                "-cp",
                classPath(),
                "io.genericark.node.AgentMain",
                "agent",
                "--config",
                home.resolve("node.conf").toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                .start();
    }

    /** The one that this build has made; none in development. */
    static Optional<Path> distribution() {
        var root = System.getProperty("ark.root");
        return root == null
                ? Optional.empty()
                : Optional.of(Path.of(root, "build", "dist")).filter(dist -> Files.isDirectory(dist.resolve("lib")));
    }

    /** Without a distribution the class path of the test. */
    private static String classPath() {
        var dist = distribution();
        return dist.isPresent()
                ? dist.get().resolve("lib") + "/*"
                : Objects.requireNonNull(System.getProperty("java.class.path"), "java.class.path");
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    Process process() {
        return Objects.requireNonNull(process, "never started");
    }

    // ---- its processes --------------------------------------------------------------------------------------------

    /** The mark that everything of this node carries. */
    String mark() {
        return cluster + "/" + id + "@" + stateDir().toAbsolutePath().normalize();
    }

    /** Kit-host, services and running actions. */
    List<Long> marked() {
        return ProcFiles.marked("ARK_GUARD", mark());
    }

    Optional<Long> kitHost() {
        return marked().stream()
                .filter(pid -> ProcFiles.commandLine(pid).contains("KitHostMain"))
                .findFirst();
    }

    /** Found by its command line, so that it is found after its node has ended too. */
    Optional<Long> guard() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> ProcFiles.isAlive(pid)
                        && ProcFiles.commandLine(pid).contains("GuardMain")
                        && ProcFiles.commandLine(pid).contains(guardLogFile().toString()))
                .findFirst();
    }

    void kill() {
        process().destroyForcibly();
    }

    void signal(Signal signal) {
        Signals.process(process().pid(), signal);
    }

    /** Ends everything that is or was of this node, in whatever state it is. Repeatable. */
    void endAll() {
        var pids = new ArrayList<Long>();
        if (isRunning()) {
            pids.add(process().pid());
        }
        guard().ifPresent(pids::add);
        pids.addAll(marked());
        pids.forEach(pid -> Signals.process(pid, Signal.KILL));
        marked().forEach(pid -> Signals.process(pid, Signal.KILL));
    }

    // ---- what it says ---------------------------------------------------------------------------------------------

    TextFile log() {
        return log;
    }

    TextFile guardLog() {
        return guardLog;
    }

    AdminReply.Seen look() throws IOException {
        var reply = ask(new AdminRequest.Look());
        if (reply instanceof AdminReply.Seen seen) {
            return seen;
        }
        throw new IOException(reply.toString());
    }

    /** What became of a command; an exception when nobody knows, or when no quorum was reached. */
    Outcome submit(Command command) throws IOException {
        var reply = ask(new AdminRequest.Submit(command, ANSWER_MILLIS));
        if (reply instanceof AdminReply.Submitted submitted) {
            return submitted.outcome();
        }
        throw new IOException(reply.toString());
    }

    /** What an administrator reads at this node: data and messages of an {@code ark} command. */
    String ark(String... command) {
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        ArkCommandLine.create(
                        Console.plain(writer, writer, Time.SYSTEM),
                        Map.of("ARK_SOCKET", adminSocket().toString()))
                .execute(command);
        return said.toString();
    }

    private Path adminSocket() {
        return home.resolve("run").resolve("admin.sock");
    }

    private AdminReply ask(AdminRequest request) throws IOException {
        try (var client = AdminClient.connect(adminSocket())) {
            return client.ask(request);
        }
    }
}

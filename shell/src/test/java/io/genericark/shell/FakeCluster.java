package io.genericark.shell;

import io.genericark.admin.AdminReply;
import io.genericark.admin.AdminRequest;
import io.genericark.admin.AdminServer;
import io.genericark.admin.AdminService;
import io.genericark.admin.NodeReport;
import io.genericark.codec.Outcome;
import io.genericark.core.ClusterEvent;
import io.genericark.core.ClusterMachine;
import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.KitFit;
import io.genericark.core.KitReport;
import io.genericark.core.KitVersion;
import io.genericark.core.NodeId;
import io.genericark.core.PushedFile;
import io.genericark.core.Role;
import io.genericark.core.Submission;
import io.genericark.core.Timing;
import io.genericark.shell.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Three nodes behind one real admin socket: the state is real, the owners do their part when {@link #work} is called. */
public final class FakeCluster implements AdminService, AutoCloseable {
    public static final NodeId A = new NodeId("node-a");
    public static final NodeId B = new NodeId("node-b");
    public static final NodeId C = new NodeId("node-c");

    /** How owners behave. */
    enum Owners {
        AT_ONCE,
        NEVER
    }

    private final AdminServer server;
    private final List<Consumer<List<ClusterEvent>>> listeners = new ArrayList<>();
    private ClusterState state = ClusterState.EMPTY;
    private NodeReport.Quorum quorum = NodeReport.Quorum.YES;
    private Optional<AdminReply> nextAnswer = Optional.empty();
    private AdminReply.Examined examined = Samples.EXAMINED;
    private long atMillis = 1_000_000;
    Owners owners = Owners.AT_ONCE;

    public FakeCluster(Path socket) throws IOException {
        submit(new Command.Form(
                "demo", Timing.DEFAULT, new TreeMap<>(Map.of(A, Role.VOTER, B, Role.VOTER, C, Role.WITNESS))));
        List.of(A, B, C).forEach(n -> submit(new Command.Join(n, 1)));
        server = AdminServer.start(socket, Optional.empty(), this);
    }

    public synchronized ClusterState state() {
        return state;
    }

    synchronized void loseQuorum() {
        quorum = NodeReport.Quorum.NO;
    }

    /** The next request gets this answer, whatever it is. */
    synchronized void answerNext(AdminReply reply) {
        nextAnswer = Optional.of(reply);
    }

    /** What kits examine from now on shows this. */
    synchronized void examinationShows(AdminReply.Examined shown) {
        examined = shown;
    }

    public synchronized Outcome submit(Command command) {
        var applied = ClusterMachine.apply(state, state.index() + 1, new Submission(command, "test", atMillis));
        atMillis += 1_000;
        state = applied.state();
        listeners.forEach(l -> l.accept(applied.events()));
        return Outcome.of(applied);
    }

    /** What node-b has, and all nodes then. */
    private Outcome push(AdminRequest.PushKit push) {
        var file = new PushedFile(push.name() + ".js", PushedFile.Mode.PLAIN, "ZXhwb3J0");
        var outcome = submit(new Command.PushKit(push.name(), B, push.to(), List.of(file)));
        if (owners == Owners.AT_ONCE) {
            state.kits()
                    .pushed()
                    .values()
                    .forEach(kit -> List.of(A, B, C).stream()
                            .filter(kit::isFor)
                            .forEach(n -> reportKits(n, Map.of(kit.name(), kit.number()))));
        }
        return outcome;
    }

    synchronized void reportKits(NodeId node, Map<String, Long> taken) {
        var kits = new TreeMap<String, KitVersion>();
        Samples.KITS.kits().forEach(k -> kits.put(KitFit.bare(k.name()), new KitVersion(k.version(), "3f2a9c01")));
        if (node.equals(A) && taken.isEmpty()) {
            kits.remove("web");
        }
        submit(new Command.ReportKits(node, 1, new KitReport(kits, new TreeMap<>(taken))));
    }

    /** Every owner does what is asked of it. */
    synchronized void work() {
        state = new Rehearsal(state, atMillis).carryOut().state();
    }

    synchronized void lose(NodeId node) {
        for (var author : List.of(A, B, C)) {
            if (!author.equals(node)) {
                submit(new Command.Suspect(author, 1, node, 1, 1));
            }
        }
    }

    @Override
    public synchronized AdminReply answer(AdminRequest request, String by) {
        if (nextAnswer.isPresent()) {
            var answer = nextAnswer.get();
            nextAnswer = Optional.empty();
            return answer;
        }
        return switch (request) {
            case AdminRequest.Look look -> {
                if (owners == Owners.AT_ONCE) {
                    work();
                }
                yield new AdminReply.Seen(state, report());
            }
            case AdminRequest.Submit submit -> new AdminReply.Submitted(submit(submit.command()));
            case AdminRequest.Kits kits -> Samples.KITS;
            case AdminRequest.PushKit push -> new AdminReply.Submitted(push(push));
            case AdminRequest.OneKit(String name) -> Samples.oneKit(name);
            case AdminRequest.Inspect inspect -> inspected(inspect);
            case AdminRequest.Examine(AdminRequest.Scope scope) -> examined;
            case AdminRequest.Configuration configuration ->
                new AdminReply.Configured("250 ms + 1500 ms", "ark.node.name = node-b");
            case AdminRequest.Plugins plugins -> KitSamples.PLUGINS;
            case AdminRequest.ChangePlugin change ->
                new AdminReply.PluginChanged(change.change().word() + " " + change.subject());
            case AdminRequest.Watch watch -> throw new IllegalStateException("a stream");
        };
    }

    private static AdminReply.Inspected inspected(AdminRequest.Inspect inspect) {
        return switch (inspect.inspection()) {
            case QUICK_CHECK, TRACE ->
                new AdminReply.Inspected("HEALTHY", "answers", List.of("looked at " + inspect.tag()), List.of());
            case DEEP_CHECK -> new AdminReply.Inspected("FAILED", "answers, but slowly", List.of(), List.of());
            case PLAN -> new AdminReply.Inspected("OK", "", List.of("start it"), List.of());
            case SNAPSHOT -> new AdminReply.Inspected("OK", "", List.of("{", "}"), List.of());
            case PREFLIGHT -> new AdminReply.Inspected("OK", "", List.of(), Samples.FINDINGS);
        };
    }

    NodeReport report() {
        return Samples.report(B, quorum, state.nodes().keySet());
    }

    @Override
    public synchronized Subscription watch(long afterIndex, Consumer<List<ClusterEvent>> listener) {
        listeners.add(listener);
        listener.accept(
                state.events().stream().filter(e -> e.index() > afterIndex).toList());
        return () -> {};
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

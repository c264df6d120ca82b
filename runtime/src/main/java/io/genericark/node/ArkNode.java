package io.genericark.node;

import io.genericark.admin.AdminReply;
import io.genericark.admin.AdminServer;
import io.genericark.admin.NodeReport;
import io.genericark.consensus.ConsensusListener;
import io.genericark.consensus.PeerId;
import io.genericark.consensus.RatisConsensus;
import io.genericark.consensus.Settings;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeView;
import io.genericark.core.Presence;
import io.genericark.core.Role;
import io.genericark.core.Safeguard;
import io.genericark.core.Severity;
import io.genericark.durable.IdentityFile;
import io.genericark.durable.StateDirectory;
import io.genericark.heartbeat.HeartbeatPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node: identity, consensus, communication paths, guard, kit-host and admin socket around one {@link NodeLoop}.
 *
 * <p>{@link #start} returns when the node works; {@link #ended} completes when it has ended, with the reason. Ending is
 * safe at any moment and in any way: the guard lets go of whatever the node held.
 */
public final class ArkNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ArkNode.class);
    private static final int SNAPSHOT_EVERY = 2_000;

    private final NodeSettings settings;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private final Ports.Clocks clocks = new MachineClocks();
    private final StateKeeper keeper = new StateKeeper();
    private final EventGate events = new EventGate();
    private final IdentityFile identity;
    private final TakenPushes takenPushes;

    /** How a node ended. */
    public record Ended(Manner manner, String why) {}

    /** Whether somebody asked for it. */
    public enum Manner {
        STOPPED,
        HALTED
    }

    private ArkNode(NodeSettings settings) throws IOException {
        this.settings = settings;
        var directory = open(StateDirectory.open(settings.stateDir()));
        identity = new IdentityFile(directory);
        takenPushes = new TakenPushes(directory);
    }

    /** Starts a node. On failure everything that was opened is closed again. */
    public static ArkNode start(NodeSettings settings) throws IOException {
        var node = new ArkNode(settings);
        try {
            node.open();
            return node;
        } catch (IOException | RuntimeException e) {
            node.close();
            throw e;
        }
    }

    private void open() throws IOException {
        Files.createDirectories(settings.runDir());
        var incarnation = beginIncarnation();
        var news = new KitNews(events::post);
        var hands = open(
                new GuardAndKitHost(Children.guard(settings), Children.kitHost(settings), events::post, news::ready));
        var scripts = new ScriptsDirectory(settings.scriptsDir());
        var pushed =
                open(new PushedKits(settings.self(), scripts, takenPushes, news::taken, hands.kitHosts()::lookAtKits));
        var paths = open(HeartbeatPaths.open(
                new HeartbeatPaths.Self(settings.self().value(), settings.cluster(), settings.key()),
                settings.paths(),
                clocks::bootNanos,
                (datagram, at) -> events.post(UdpPaths.event(datagram))));
        keeper.onState(state -> events.post(new NodeEvent.StateApplied(state)));
        keeper.onState(pushed::look);
        var consensus = open(RatisConsensus.start(consensusSettings(), keeper, new FromConsensus()));
        var log = new ConsensusLog(settings.self().value(), consensus, clocks);
        var first =
                NodeView.started(settings.self(), incarnation, settings.timing(), Safeguard.ALL, clocks.bootNanos());
        var loop = new NodeLoop(
                first,
                settings.jumpMillis(),
                clocks,
                new UdpPaths(
                        settings.self().value(), paths, () -> keeper.state().index()),
                log,
                hands,
                new OwnProcess());
        events.open(loop::post);
        open(loop::end);
        Thread.ofPlatform().name("node").start(loop::run);
        var preflights = new PreflightRounds(
                settings.self(),
                settings.preflightInterval(),
                new NodePreflights(settings.self(), keeper, hands.kitHosts(), log),
                clocks::bootNanos);
        open(new PreflightTimer(preflights, settings.preflightInterval()));
        var former = new Forming(settings, keeper, log);
        open(former);
        open(AdminServer.start(
                settings.adminSocket(),
                settings.adminGroup(),
                new NodeAdmin(
                        settings.self(),
                        keeper,
                        log,
                        hands.kitHosts(),
                        scripts,
                        () -> report(loop, consensus, paths, hands),
                        new AdminReply.Configured(settings.timingText(), settings.configurationText()),
                        new PluginChanges(
                                hands.kitHosts(),
                                keeper::state,
                                settings.pluginsDir(),
                                settings.runDir().resolve("plugins")),
                        preflights)));
        LOG.info("{} of cluster {} runs, incarnation {}", settings.self(), settings.cluster(), incarnation);
    }

    private NodeReport report(NodeLoop loop, RatisConsensus consensus, HeartbeatPaths paths, GuardAndKitHost hands) {
        return new NodeReports(loop.view(), consensus.view(), paths.statistics(), clocks.bootNanos())
                .report(
                        Version.TEXT,
                        hands.renewals(),
                        hands.guardState(),
                        hands.kitHosts().state());
    }

    private long beginIncarnation() throws IOException {
        return identity.beginIncarnation(settings.self().value(), settings.cluster(), clocks.wallMillis())
                .incarnation();
    }

    /** A witness leads rather than a node with resources: the death of an owner then costs no election. */
    private Settings consensusSettings() {
        var peers = settings.consensus().entrySet().stream()
                .map(e -> new Settings.Peer(
                        new PeerId(e.getKey().value()),
                        e.getValue().getHostString(),
                        e.getValue().getPort(),
                        settings.members().get(e.getKey()) == Role.WITNESS ? 1 : 0))
                .toList();
        return new Settings(
                settings.cluster(),
                new PeerId(settings.self().value()),
                peers,
                settings.stateDir().resolve("log"),
                settings.electionTimeoutMin(),
                settings.electionTimeoutMax(),
                SNAPSHOT_EVERY,
                Duration.ofMillis(20));
    }

    /** Completes when the node has ended. */
    public CompletableFuture<Ended> ended() {
        return ended;
    }

    /** Asks the node to leave in good order: it releases what it owns, then {@link #ended}. */
    public void stop() {
        events.post(new NodeEvent.StopRequested());
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    /** Ends the node at once; the guard lets go. Repeatable. */
    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("while ending: {}", e.toString());
            }
        }
        ended.complete(new Ended(Manner.STOPPED, "closed"));
    }

    private void end(Manner manner, String why) {
        if (ended.complete(new Ended(manner, why))) {
            Thread.ofPlatform().name("end").start(this::close);
        }
    }

    private final class OwnProcess implements Ports.Host {
        @Override
        public void takeIncarnation(long atLeast) {
            try {
                var taken = beginIncarnation();
                while (taken < atLeast) {
                    taken = identity.beginIncarnation(settings.self().value(), settings.cluster(), atLeast)
                            .incarnation();
                }
                events.post(new NodeEvent.IncarnationTaken(taken));
            } catch (IOException e) {
                halt("no new incarnation could be made durable: " + e.getMessage());
            }
        }

        @Override
        public void note(Severity severity, String text) {
            switch (severity) {
                case INFO -> LOG.info("{}", text);
                case WARNING -> LOG.warn("{}", text);
                case ERROR -> LOG.error("{}", text);
            }
        }

        @Override
        public void halt(String why) {
            LOG.error("this node ends: {}", why);
            end(Manner.HALTED, why);
        }

        @Override
        public void stopped() {
            var node = keeper.state().nodes().get(settings.self());
            var left = node != null && node.presence() == Presence.LEFT;
            end(
                    Manner.STOPPED,
                    settings.self()
                            + (left ? " left the cluster in good order" : " stopped, and nothing of it runs here"));
        }
    }

    private final class FromConsensus implements ConsensusListener {
        @Override
        public void leaderChanged(PeerId leader) {
            LOG.info("consensus is led by {}", leader);
        }

        @Override
        public void failed(String reason) {
            LOG.error("{}", reason);
            end(Manner.HALTED, reason);
        }
    }
}

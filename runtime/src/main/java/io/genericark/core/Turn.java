package io.genericark.core;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A node's view while one event is worked in. Lives inside one call of {@link NodeMachine#step}. */
final class Turn {
    final NodeView before;
    final NodeId self;
    final long now;
    final Timing timing;
    long incarnation;
    ClusterState cluster;
    Grip grip;
    String gripReason;
    long letGoNumber;
    Lease lease;
    final SortedMap<NodeId, Peer> peers;
    final SortedMap<Tag, Local> locals;
    long lastActionId;
    long votersSinceNanos;

    @Nullable
    KitReport kits;

    final SortedMap<Tag, Pause> pauses;
    final SortedMap<String, Long> asked;
    NodeView.Wish wish;
    private final List<Effect> effects = new ArrayList<>();

    Turn(NodeView view, long now) {
        before = view;
        self = view.self();
        this.now = now;
        timing = view.cluster().isFormed() ? view.cluster().timing() : view.timing();
        incarnation = view.incarnation();
        cluster = view.cluster();
        grip = view.grip();
        gripReason = view.gripReason();
        letGoNumber = view.letGoNumber();
        lease = view.lease();
        peers = new TreeMap<>(view.peers());
        locals = new TreeMap<>(view.locals());
        lastActionId = view.lastActionId();
        votersSinceNanos = view.votersSinceNanos();
        kits = view.kits();
        pauses = new TreeMap<>(view.pauses());
        asked = new TreeMap<>(view.asked());
        wish = view.wish();
    }

    Next end(long wakeAtNanos) {
        var view = new NodeView(
                self,
                incarnation,
                timing,
                cluster,
                grip,
                gripReason,
                letGoNumber,
                lease,
                peers,
                locals,
                lastActionId,
                votersSinceNanos,
                kits,
                pauses,
                asked,
                wish,
                before.safeguards());
        return new Next(view, effects, wakeAtNanos);
    }

    boolean keeps(Safeguard safeguard) {
        return before.safeguards().contains(safeguard);
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    void note(Severity severity, String text) {
        emit(new Effect.Note(severity, text));
    }

    boolean isCurrent() {
        return cluster.isCurrent(self, incarnation);
    }

    boolean isCurrent(NodeId node, long theirIncarnation) {
        return cluster.isCurrent(node, theirIncarnation);
    }

    Local local(Tag tag) {
        return locals.getOrDefault(tag, Local.OUT);
    }

    Peer peer(NodeId id) {
        return peers.getOrDefault(id, Peer.unknown(votersSinceNanos));
    }

    /** Submits a command, and again after a while for as long as the state does not show it. */
    void ask(Command command) {
        var key = command.toString();
        var last = asked.get(key);
        if (last == null || now - last >= retryNanos()) {
            asked.put(key, now);
            emit(new Effect.Propose(command));
        }
    }

    long retryNanos() {
        return 2 * timing.heartbeatNanos();
    }

    /** Ends every right to act until {@link NodeEvent.LetGoFinished}. */
    void letGo(Severity severity, String why) {
        grip = Grip.LETTING_GO;
        gripReason = why;
        letGoNumber++;
        note(severity, "letting go: " + why);
        askToLetGo();
    }

    void askToLetGo() {
        asked.put(LET_GO, now);
        emit(new Effect.LetGo(letGoNumber, gripReason));
    }

    static final String LET_GO = "let go";
}

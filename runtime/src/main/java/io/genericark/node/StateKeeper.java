package io.genericark.node;

import io.genericark.codec.Codec;
import io.genericark.consensus.ReplicatedMachine;
import io.genericark.core.ClusterEvent;
import io.genericark.core.ClusterMachine;
import io.genericark.core.ClusterState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The replicated cluster state of this node: applies what consensus committed and tells who wants to know.
 *
 * <p>Applied by the one thread of consensus; {@link #state} may be read by any thread. Listeners are called on that one
 * thread and must only hand on what they get.
 */
public final class StateKeeper implements ReplicatedMachine {
    private final List<Consumer<ClusterState>> stateListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<ClusterEvent>>> eventListeners = new CopyOnWriteArrayList<>();
    private final Object newer = new Object();
    private volatile ClusterState state = ClusterState.EMPTY;

    /** The newest state applied on this node. */
    public ClusterState state() {
        return state;
    }

    /** Waits until this node has applied the log up to an index, for a time at most. Blocks; any thread. */
    public void awaitApplied(long index, Duration longest) throws InterruptedException {
        var deadline = System.nanoTime() + longest.toNanos();
        synchronized (newer) {
            for (var left = longest.toNanos(); state.index() < index && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(newer, left);
            }
        }
    }

    public void onState(Consumer<ClusterState> listener) {
        stateListeners.add(listener);
    }

    public void onEvents(Consumer<List<ClusterEvent>> listener) {
        eventListeners.add(listener);
    }

    public void removeEventListener(Consumer<List<ClusterEvent>> listener) {
        eventListeners.remove(listener);
    }

    @Override
    public byte[] apply(long index, byte[] command) {
        var applied = ClusterMachine.apply(state, index, Codec.decodeSubmission(command));
        publish(applied.state());
        if (!applied.events().isEmpty()) {
            eventListeners.forEach(l -> l.accept(applied.events()));
        }
        return Codec.encodeOutcome(applied);
    }

    @Override
    public byte[] snapshot() {
        return Codec.encodeState(state);
    }

    @Override
    public void install(byte[] snapshot, long index) {
        publish(Codec.decodeState(snapshot));
    }

    private void publish(ClusterState next) {
        state = next;
        synchronized (newer) {
            newer.notifyAll();
        }
        stateListeners.forEach(l -> l.accept(next));
    }
}

package io.genericark.shell.rehearsal;

import io.genericark.core.ClusterEvent;
import io.genericark.core.ClusterMachine;
import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.Hierarchies;
import io.genericark.core.NodeId;
import io.genericark.core.Phase;
import io.genericark.core.Placement;
import io.genericark.core.Refusal;
import io.genericark.core.ResourceState;
import io.genericark.core.Submission;
import io.genericark.core.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What commands would lead to, when every node does its part and every action goes well. Works on a copy of the state
 * with the cluster's own machine; changes nothing outside. Not safe for threads; one use.
 */
public final class Rehearsal {
    /** More rounds than any plan needs: each places or releases at least one hierarchy. */
    private static final int ROUNDS = 100;

    private static final String BY = "rehearsal";

    private ClusterState state;
    private final long atMillis;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable Refusal refusal;

    public Rehearsal(ClusterState state, long atMillis) {
        this.state = state;
        this.atMillis = atMillis;
    }

    /** The state reached so far. */
    public ClusterState state() {
        return state;
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Why the last command submitted would change nothing; null when it would. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** Applies a command, and notes what the cluster decides on it. */
    public Rehearsal submit(Command command) {
        apply(command).forEach(e -> steps.add(new Step(Step.Kind.DECIDED, e.text())));
        return this;
    }

    /** Notes a step that no command stands for. */
    public Rehearsal note(Step step) {
        steps.add(step);
        return this;
    }

    /** Lets every owner do what the state asks of it, until nothing is left to do. */
    public Rehearsal carryOut() {
        for (var round = 0; round < ROUNDS; round++) {
            var before = state;
            for (var members : Hierarchies.all(state)) {
                carryOut(members);
            }
            if (state.equals(before)) {
                return this;
            }
        }
        return this;
    }

    private void carryOut(SortedSet<Tag> members) {
        var placement = state.placementOf(members.first());
        var owner = placement.owner();
        if (owner == null || !state.isCurrent(owner, placement.incarnation())) {
            return;
        }
        var order = Hierarchies.restoreOrder(state, members);
        if (placement.phase() == Phase.RELEASING) {
            order.reversed().stream().filter(t -> mayRun(t, owner)).forEach(t -> say(Step.Kind.REMOVE, owner, t));
            submit(new Command.Released(owner, placement.incarnation(), placement.epoch(), members.first()));
            return;
        }
        for (var tag : order.reversed()) {
            if (isIn(tag, owner) && !isWanted(tag)) {
                report(placement, owner, tag, ResourceState.OSU);
            }
        }
        for (var tag : order) {
            if (!isIn(tag, owner) && isWanted(tag)) {
                report(placement, owner, tag, ResourceState.ISP);
            }
        }
    }

    private void report(Placement placement, NodeId owner, Tag tag, ResourceState reached) {
        say(reached.inService() ? Step.Kind.RESTORE : Step.Kind.REMOVE, owner, tag);
        var events = apply(new Command.Report(owner, placement.incarnation(), placement.epoch(), tag, reached, ""));
        // the first event only repeats the report
        events.stream().skip(1).forEach(e -> steps.add(new Step(Step.Kind.DECIDED, e.text())));
    }

    private void say(Step.Kind kind, NodeId owner, Tag tag) {
        var verb = kind == Step.Kind.RESTORE ? " restores " : " removes ";
        steps.add(new Step(kind, owner + verb + tag));
    }

    private List<ClusterEvent> apply(Command command) {
        var applied = ClusterMachine.apply(state, state.index() + 1, new Submission(command, BY, atMillis));
        refusal = applied.refusal();
        if (refusal == null) {
            state = applied.state();
        }
        return applied.events();
    }

    private boolean isIn(Tag tag, NodeId owner) {
        return state.statusOf(tag, owner).state().inService();
    }

    /** A failed one is removed too: nobody knows what is left of it. */
    private boolean mayRun(Tag tag, NodeId owner) {
        return state.statusOf(tag, owner).state() != ResourceState.OSU;
    }

    private boolean isWanted(Tag tag) {
        return Objects.requireNonNull(state.resources().get(tag)).wanted();
    }
}

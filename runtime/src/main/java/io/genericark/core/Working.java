package io.genericark.core;

import java.util.SortedSet;

/** Brings the hierarchies that this node owns to where they should be: children first in, parents first out. */
final class Working {
    /** In service for so long, a hierarchy counts as stable and old failures are forgotten. */
    static final long STABLE_NANOS = 600_000_000_000L;

    /** So many unknown outcomes and recoveries without being stable in between count as a failure. */
    static final int ATTEMPTS = 3;

    /** The kit-host ends an action at its deadline; a host that has not answered so much later is stuck. */
    private static final long GRACE_NANOS = 5_000_000_000L;

    private Working() {}

    static void pass(Turn turn) {
        if (turn.grip != Grip.HOLDING) {
            return;
        }
        for (var members : Hierarchies.all(turn.cluster)) {
            var placement = turn.cluster.placements().getOrDefault(members.first(), Placement.NONE);
            if (placement.isOwnedBy(turn.self, turn.incarnation)) {
                members.forEach(tag -> drive(turn, tag, placement));
                report(turn, members, placement);
            } else if (members.stream().anyMatch(t -> !turn.local(t).isOut())) {
                turn.letGo(
                        Severity.WARNING,
                        turn.self + " does not own " + Hierarchies.name(turn.cluster, members) + " any more");
                return;
            }
        }
    }

    private static void drive(Turn turn, Tag tag, Placement placement) {
        var resource = turn.cluster.resources().get(tag);
        if (resource == null) {
            return;
        }
        var local = turn.local(tag);
        var wanted = placement.phase() == Phase.PLACED && resource.wanted();
        if (local.running() != null) {
            supervise(turn, tag, local.running(), wanted);
        } else if (wanted) {
            bringIn(turn, resource, local, placement);
        } else {
            takeOut(turn, resource, local, placement);
        }
    }

    private static void supervise(Turn turn, Tag tag, Local.Running running, boolean wanted) {
        if (turn.now >= running.deadlineNanos() + GRACE_NANOS) {
            var why = "the kit-host did not end " + running.action().word() + " of " + tag + " at its deadline";
            turn.emit(new Effect.ReplaceKitHost(why));
            Results.finished(
                    turn,
                    new NodeEvent.ActionFinished(
                            running.actionId(), ActionResult.of(ActionResult.Outcome.TIMED_OUT, why)));
        } else if (!wanted && running.action() != Action.REMOVE && running.pending() == Local.Pending.WORKING) {
            turn.locals.put(tag, turn.local(tag).cancelling());
            turn.emit(new Effect.CancelAction(running.actionId()));
        }
    }

    private static void bringIn(Turn turn, Resource resource, Local local, Placement placement) {
        var childrenIn =
                Hierarchies.children(turn.cluster, resource.tag()).stream().allMatch(c -> isIn(turn.local(c)));
        switch (local.state()) {
            case OUT, NOT_IN -> {
                if (childrenIn) {
                    start(turn, resource, Action.RESTORE, placement);
                }
            }
            case UNSURE -> {
                if (childrenIn) {
                    start(turn, resource, Action.QUICK_CHECK, placement);
                }
            }
            case IN -> check(turn, resource, local, placement);
            case FAILED -> mend(turn, resource, local, placement, childrenIn);
            case FORCED -> {}
        }
    }

    /** A child that is being removed is not there to lean on, although it is not out yet. */
    private static boolean isIn(Local local) {
        var running = local.running();
        return local.state() == Local.State.IN && (running == null || running.action() != Action.REMOVE);
    }

    private static void check(Turn turn, Resource resource, Local local, Placement placement) {
        if (local.attempts() > 0 && turn.now - local.sinceNanos() >= STABLE_NANOS) {
            turn.locals.put(resource.tag(), local.settled());
        }
        if (!isWatched(turn, resource)) {
            return;
        }
        if (local.isDrifted() && resource.policy().localRecovery() == LocalRecovery.ON) {
            turn.locals.put(resource.tag(), local.minded());
            start(turn, resource, Action.RECOVER, placement);
        } else if (turn.now >= local.nextCheckNanos()) {
            start(turn, resource, Action.QUICK_CHECK, placement);
        }
    }

    private static boolean isWatched(Turn turn, Resource resource) {
        var node = turn.cluster.nodes().get(turn.self);
        return resource.monitoring() == Monitoring.ON && node != null && node.mode() != Mode.MAINTENANCE;
    }

    private static void mend(Turn turn, Resource resource, Local local, Placement placement, boolean childrenIn) {
        if (!isWatched(turn, resource)) {
            return;
        }
        if (!isRecoverable(resource, local)) {
            var trouble = local.trouble() == null ? Action.RESTORE : local.trouble();
            turn.ask(new Command.GiveUp(
                    turn.self, turn.incarnation, placement.epoch(), resource.tag(), trouble, local.reason()));
        } else if (childrenIn) {
            turn.locals.put(resource.tag(), local.attempted());
            start(turn, resource, Action.RECOVER, placement);
        }
    }

    private static boolean isRecoverable(Resource resource, Local local) {
        return local.trouble() == Action.QUICK_CHECK
                && resource.policy().localRecovery() == LocalRecovery.ON
                && local.attempts() < ATTEMPTS;
    }

    /** Then {@link Command.GiveUp} says that it failed. */
    private static boolean isGivenUp(Turn turn, Tag tag, Placement placement) {
        var resource = turn.cluster.resources().get(tag);
        var local = turn.local(tag);
        return resource != null
                && placement.phase() == Phase.PLACED
                && resource.wanted()
                && local.state() == Local.State.FAILED
                && local.running() == null
                && isWatched(turn, resource)
                && !isRecoverable(resource, local);
    }

    private static void takeOut(Turn turn, Resource resource, Local local, Placement placement) {
        var parentsOut = Hierarchies.parents(turn.cluster, resource.tag()).stream()
                .allMatch(p -> turn.local(p).isOut());
        if (parentsOut && local.state() != Local.State.OUT && local.state() != Local.State.FORCED) {
            start(turn, resource, Action.REMOVE, placement);
        }
    }

    private static void start(Turn turn, Resource resource, Action action, Placement placement) {
        var id = ++turn.lastActionId;
        var timeoutMillis = resource.policy().timeoutMillis(action);
        turn.locals.put(
                resource.tag(), turn.local(resource.tag()).starting(id, action, turn.now + timeoutMillis * 1_000_000));
        turn.emit(new Effect.StartAction(new ActionOrder(
                id,
                resource.tag(),
                resource.id(),
                resource.kit(),
                action,
                resource.parametersOn(turn.self),
                placement.epoch(),
                turn.incarnation,
                timeoutMillis)));
    }

    private static void report(Turn turn, SortedSet<Tag> members, Placement placement) {
        for (var tag : members) {
            var known = turn.cluster.statusOf(tag, turn.self);
            var local = turn.local(tag);
            var state = Results.visible(local, known);
            var silent = local.state() == Local.State.OUT && local.reason().isEmpty();
            var said = local.state() == Local.State.IN ? local.warning() : local.reason() + local.warning();
            var note = !silent ? said : state == known.state() ? known.note() : "";
            var changed = state != known.state() || !note.equals(known.note());
            if (changed && !isGivenUp(turn, tag, placement)) {
                turn.ask(new Command.Report(turn.self, turn.incarnation, placement.epoch(), tag, state, note));
            }
        }
        var allOut = members.stream().allMatch(t -> turn.local(t).isOut());
        if (placement.phase() == Phase.RELEASING && allOut) {
            turn.ask(new Command.Released(turn.self, turn.incarnation, placement.epoch(), members.first()));
        }
        forgetFailuresWhenStable(turn, members, placement);
    }

    private static void forgetFailuresWhenStable(Turn turn, SortedSet<Tag> members, Placement placement) {
        var stable = members.stream()
                .map(turn::local)
                .allMatch(l -> l.state() == Local.State.IN && turn.now - l.sinceNanos() >= STABLE_NANOS);
        if (placement.phase() == Phase.PLACED && stable && placement.remembersFailures()) {
            turn.ask(new Command.Stable(turn.self, turn.incarnation, placement.epoch(), members.first()));
        }
    }
}

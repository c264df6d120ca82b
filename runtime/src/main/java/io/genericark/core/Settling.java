package io.genericark.core;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every placement is made here, after every command, from what the state is and not from what just happened.
 *
 * <pre>
 * phase      owner      so                                            then
 * OUT        -          something wanted, a candidate there           PLACED, epoch + 1
 * OUT        -          something wanted, it failed wherever it can   waits for TryAgain ({@link Retrying})
 * PLACED     is gone    its incarnation is lost, left or replaced     OUT, and on as above
 * PLACED     current    nothing wanted / owner leaving or standby     RELEASING
 * PLACED     current    better node joined, switchback automatic      RELEASING towards it
 * RELEASING  is gone    nothing of it runs any more                   OUT, and on as above
 * RELEASING  current    waits for Released
 * </pre>
 */
final class Settling {
    private Settling() {}

    static void settle(Draft draft) {
        for (var members : Hierarchies.all(draft.state())) {
            freeFromGoneOwner(draft, members);
            releaseWhereDue(draft, members);
            placeWhereWanted(draft, members);
        }
    }

    private static Optional<NodeId> best(Draft draft, SortedSet<Tag> members, Placement placement) {
        return draft.keeps(Safeguard.KITS_BEFORE_PRIORITY)
                ? Candidates.best(draft.state(), members, placement)
                : Candidates.bestWhateverItsKits(draft.state(), members, placement);
    }

    private static void freeFromGoneOwner(Draft draft, SortedSet<Tag> members) {
        var placement = draft.placement(members);
        var owner = placement.owner();
        if (owner == null || isCurrent(draft, owner, placement.incarnation())) {
            return;
        }
        var node = draft.nodes.get(owner);
        var why = node == null || node.incarnation() == placement.incarnation()
                ? owner + " is "
                        + (node == null ? "gone" : node.presence().name().toLowerCase(java.util.Locale.ROOT))
                : owner + " was restarted";
        var out = placement.out(why, draft.atMillis);
        var target = placement.next();
        var onlyFailedLeft = best(draft, members, out).isEmpty();
        draft.placement(
                members,
                onlyFailedLeft && !out.failedOn().isEmpty()
                        ? out.withFailures(new TreeMap<>()).because(why + "; where it failed before is tried again")
                        : out);
        if (target != null) {
            draft.placement(members, p -> p.preferring(target, why + "; before that, " + placement.cause()));
        }
    }

    private static boolean isCurrent(Draft draft, NodeId owner, long incarnation) {
        var node = draft.nodes.get(owner);
        return node != null
                && node.presence().mayAct()
                && (node.incarnation() == incarnation || !draft.keeps(Safeguard.OWNER_BY_INCARNATION));
    }

    private static void releaseWhereDue(Draft draft, SortedSet<Tag> members) {
        var placement = draft.placement(members);
        if (placement.phase() != Phase.PLACED) {
            return;
        }
        var owner = draft.node(Objects.requireNonNull(placement.owner()));
        if (!draft.state().anyWanted(members)) {
            release(draft, members, null, "nobody wants it in service");
        } else if (owner.presence() == Presence.LEAVING) {
            release(draft, members, null, owner.id() + " wants to stop");
        } else if (owner.mode() == Mode.STANDBY) {
            release(draft, members, null, owner.id() + " is in standby");
        } else {
            switchBack(draft, members, placement, owner.id());
        }
    }

    private static void switchBack(Draft draft, SortedSet<Tag> members, Placement placement, NodeId owner) {
        var root = draft.resources.get(Hierarchies.name(draft.state(), members));
        if (root == null || root.policy().switchback() != Switchback.AUTOMATIC) {
            return;
        }
        best(draft, members, placement)
                .filter(n -> isKnownToFit(draft, members, n))
                .filter(n -> Candidates.priority(draft.state(), members, n)
                        < Candidates.priority(draft.state(), members, owner))
                .ifPresent(n -> release(draft, members, n, "switchback to " + n + ", which has the better priority"));
    }

    /** What need not move does not move to a node whose kits differ, or are still to be reported and compared. */
    private static boolean isKnownToFit(Draft draft, SortedSet<Tag> members, NodeId node) {
        var known = draft.kits.reported(node, draft.node(node).incarnation()) != null
                || members.stream().noneMatch(draft.kits.served()::containsKey);
        return known && KitFit.of(draft.state(), members, node).fit() == KitFit.Fit.FITS;
    }

    private static void release(Draft draft, SortedSet<Tag> members, @Nullable NodeId target, String why) {
        draft.placement(members, p -> p.releasing(target, why, draft.atMillis));
        if (!draft.keeps(Safeguard.RELEASE_BEFORE_MOVE)) {
            draft.placement(members, p -> p.out(why, draft.atMillis));
        }
        draft.info(name(draft, members), name(draft, members) + " is being released: " + why);
    }

    private static void placeWhereWanted(Draft draft, SortedSet<Tag> members) {
        var placement = draft.placement(members);
        if (placement.phase() != Phase.OUT || !draft.state().anyWanted(members)) {
            return;
        }
        var state = draft.state();
        var asked = placement.next();
        var target = asked != null
                        && Candidates.inability(state, members, asked) == null
                        && !placement.failedOn().containsKey(asked)
                ? asked
                : best(draft, members, placement).orElse(null);
        if (target == null) {
            sayNowhere(draft, members, placement);
            return;
        }
        draft.epoch++;
        var why = target.equals(asked)
                ? placement.cause()
                : reason(draft, members, notAsked(state, members, placement), target);
        draft.placement(
                members, placement.placed(target, draft.node(target).incarnation(), draft.epoch, why, draft.atMillis));
        draft.info(
                name(draft, members),
                name(draft, members) + " goes to " + target + ", epoch " + draft.epoch + ": " + why);
        if (!target.equals(asked)) {
            warnOfKits(draft, members, target);
        }
    }

    private static void warnOfKits(Draft draft, SortedSet<Tag> members, NodeId target) {
        var kits = KitFit.of(draft.state(), members, target);
        if (!kits.text().isEmpty()) {
            draft.warning(
                    name(draft, members),
                    name(draft, members) + " goes to " + target + " although " + kits.text()
                            + ": no node with the same kit can take it. Next: ark kit list --nodes");
        }
    }

    /** The placement, with the reason why it does not go where somebody asked for. */
    private static Placement notAsked(ClusterState state, SortedSet<Tag> members, Placement placement) {
        var asked = placement.next();
        if (asked == null) {
            return placement;
        }
        var obstacle = Candidates.inability(state, members, asked);
        return placement.because(placement.cause() + ", but " + (obstacle == null ? "it failed there" : obstacle));
    }

    private static String reason(Draft draft, SortedSet<Tag> members, Placement placement, NodeId target) {
        var best = "best priority (" + Candidates.priority(draft.state(), members, target)
                + ") of the nodes that can take it"
                + (Candidates.passedOver(draft.state(), members, placement, target) ? " and are not suspected" : "")
                + passedOver(draft, members, placement, target);
        return placement.epoch() == 0 ? best : placement.cause() + "; " + target + " has the " + best;
    }

    private static String passedOver(Draft draft, SortedSet<Tag> members, Placement placement, NodeId target) {
        return Candidates.passedOverForKits(draft.state(), members, placement, target).entrySet().stream()
                .map(e -> "; " + e.getKey() + " is passed over: " + e.getValue())
                .collect(Collectors.joining());
    }

    private static void sayNowhere(Draft draft, SortedSet<Tag> members, Placement placement) {
        var before = draft.before.placements().getOrDefault(members.first(), Placement.NONE);
        var newlyOut = before.phase() != Phase.OUT || !draft.before.anyWanted(members);
        if (newlyOut || draft.asked.contains(members.first())) {
            var name = name(draft, members);
            draft.error(
                    name,
                    name + " is in service nowhere: " + obstacles(draft, members, placement) + again(draft, members)
                            + ". Next: ark why " + name
                            + (placement.failedOn().isEmpty() ? "" : "; when mended: ark resource clear " + name));
        }
    }

    private static String again(Draft draft, SortedSet<Tag> members) {
        return Retrying.first(draft.state(), members).isEmpty()
                ? ""
                : ". It is tried again in " + draft.placement(members).pauseMillis() / 1_000 + " s";
    }

    private static String obstacles(Draft draft, SortedSet<Tag> members, Placement placement) {
        var state = draft.state();
        return state.nodes().keySet().stream()
                .map(n -> n + ": "
                        + Objects.requireNonNullElse(
                                Candidates.obstacle(state, members, n),
                                placement.failedOn().getOrDefault(n, "")))
                .collect(Collectors.joining("; "));
    }

    private static Tag name(Draft draft, SortedSet<Tag> members) {
        return Hierarchies.name(draft.state(), members);
    }
}

package io.genericark.shell.view;

import io.genericark.core.Candidates;
import io.genericark.core.ClusterEvent;
import io.genericark.core.Hierarchies;
import io.genericark.core.KitFit;
import io.genericark.core.NodeId;
import io.genericark.core.Placement;
import io.genericark.core.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * The reasons behind one thing.
 *
 * @param answer one sentence
 * @param facts what else bears on it
 * @param events the newest that speak of it, oldest first
 */
public record WhyView(String subject, String answer, List<String> facts, List<ClusterEvent> events) {
    private static final int EVENTS_SHOWN = 12;

    public WhyView {
        facts = List.copyOf(facts);
        events = List.copyOf(events);
    }

    public static WhyView ofResource(Look look, Tag tag) {
        var members = Hierarchies.of(look.state(), tag);
        var placement = look.state().placementOf(tag);
        var facts = new ArrayList<String>();
        if (members.size() > 1) {
            facts.add("it moves together with "
                    + Names.of(members.stream().filter(t -> !t.equals(tag)).toList()));
        }
        members.forEach(t -> {
            var owner = placement.owner();
            var note = owner == null ? "" : look.state().statusOf(t, owner).note();
            if (!note.isEmpty()) {
                facts.add(t + " says: " + note);
            }
        });
        look.state().nodes().keySet().forEach(n -> facts.add(n + ": " + chance(look, members, placement, n)));
        var names = members.stream().map(Tag::value).toList();
        return new WhyView(
                tag.value(), answer(look, tag, placement), facts, events(look, e -> names.contains(e.subject())));
    }

    private static String answer(Look look, Tag tag, Placement placement) {
        var since = Ages.ago(look.millisSince(placement.sinceMillis()));
        return switch (placement.phase()) {
            case OUT -> {
                var wanted = look.state().anyWanted(Hierarchies.of(look.state(), tag));
                yield tag
                        + (wanted ? " is in service nowhere: " : " is out of service: nobody wants it in service; ")
                        + placement.cause();
            }
            case PLACED ->
                tag + " is " + look.stateOf(tag) + " on " + placement.owner() + ", placed there " + since
                        + " under epoch " + placement.epoch() + ": " + placement.cause();
            case RELEASING -> tag + " is being removed on " + placement.owner() + ": " + placement.cause();
        };
    }

    private static String chance(Look look, SortedSet<Tag> members, Placement placement, NodeId node) {
        if (node.equals(placement.owner())) {
            return "has it";
        }
        var failed = placement.failedOn().get(node);
        if (failed != null) {
            var millis = look.millisToRetry(members);
            return (millis < 0 ? "not tried again until cleared: " : "tried again " + Ages.in(millis) + ": ") + failed;
        }
        var obstacle = Candidates.obstacle(look.state(), members, node);
        if (obstacle != null) {
            return "cannot take it: " + obstacle;
        }
        var kits = KitFit.of(look.state(), members, node);
        if (kits.fit() != KitFit.Fit.FITS) {
            return "could take it as a last resort: " + kits.text() + ". Next: " + kits.next();
        }
        var root = look.state().resources().get(Hierarchies.name(look.state(), members));
        return "could take it"
                + (root == null ? "" : ", priority " + root.priorities().get(node));
    }

    public static WhyView ofNode(Look look, NodeId id) {
        var row = StatusView.of(look).nodes().stream()
                .filter(n -> n.node().equals(id.value()))
                .findFirst()
                .orElseThrow();
        var facts = new ArrayList<String>();
        if (!look.report().node().equals(id)) {
            facts.add(look.report().node() + " last heard it " + Ages.ago(row.heardMillisAgo()) + ", over "
                    + row.pathsUp() + " of " + row.paths() + " paths now");
        } else {
            facts.add("it answers here; lease "
                    + (look.report().leaseLeftMillis() < 0 ? "none" : "runs")
                    + (look.report().gripReason().isEmpty()
                            ? ""
                            : "; " + look.report().gripReason()));
        }
        var part = id.value();
        var events = events(look, e -> e.subject().equals(part) || e.text().contains(part));
        var last = look.state().events().reversed().stream()
                .filter(e -> e.subject().equals(part))
                .findFirst()
                .map(e -> e.text() + " (" + Ages.ago(look.millisSince(e.atMillis())) + ")");
        var now = part + " is " + row.state();
        // the last word about it may say just that
        var answer = last.map(l -> l.startsWith(now) ? l : now + ": " + l).orElse(now);
        return new WhyView(part, answer, facts, events);
    }

    private static List<ClusterEvent> events(Look look, Predicate<ClusterEvent> about) {
        var all = look.state().events().stream().filter(about).toList();
        return all.subList(Math.max(0, all.size() - EVENTS_SHOWN), all.size());
    }
}

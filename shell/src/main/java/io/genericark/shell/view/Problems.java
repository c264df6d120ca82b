package io.genericark.shell.view;

import io.genericark.core.Candidates;
import io.genericark.core.ClusterEvent;
import io.genericark.core.Hierarchies;
import io.genericark.core.NodeId;
import io.genericark.core.Phase;
import io.genericark.core.ResourceState;
import io.genericark.core.Severity;
import io.genericark.core.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Finds what is wrong, worst first: quorum, nodes, hierarchies, resources, preflights, kits, communication paths. */
final class Problems {
    private final Look look;
    private final List<Problem> found = new ArrayList<>();

    private Problems(Look look) {
        this.look = look;
    }

    static List<Problem> of(
            Look look, List<NodeRow> nodes, List<HierarchyRow> hierarchies, List<ResourceRow> resources) {
        var problems = new Problems(look);
        problems.quorum();
        nodes.forEach(problems::node);
        hierarchies.forEach(problems::hierarchy);
        resources.forEach(problems::resource);
        Ailment.of(look).forEach(a -> problems.found.add(a.toProblem()));
        problems.found.addAll(KitProblems.of(look));
        nodes.forEach(problems::paths);
        return problems.found;
    }

    private void quorum() {
        if (!look.hasQuorum()) {
            var text = QuorumView.of(look).warning();
            error(look.report().node().value(), text.substring(0, text.length() - 1), "ark quorum status");
        }
    }

    private void node(NodeRow node) {
        var why = "ark why " + node.node();
        switch (node.state()) {
            case "lost" -> error(node.node(), lost(node), why);
            case "absent" -> warning(node.node(), node.node() + " has not joined yet", "start ark agent on it");
            case "stopped" -> warning(node.node(), node.node() + " was stopped", "start ark agent on it");
            case "leaving" -> warning(node.node(), node.node() + " is stopping", "ark events -f");
            case "suspected" ->
                warning(
                        node.node(),
                        node.node() + " is suspected by " + String.join(" ", node.suspectedBy()) + ", no majority yet",
                        why);
            default -> {
                // online, or aside because somebody asked for that
            }
        }
    }

    private String lost(NodeRow node) {
        return lastAbout(node.node(), " is lost: ")
                .map(e -> e.text() + " (" + Ages.ago(look.millisSince(e.atMillis())) + ")")
                .orElse(node.node() + " is lost");
    }

    private Optional<ClusterEvent> lastAbout(String subject, String part) {
        return look.state().events().reversed().stream()
                .filter(e -> e.subject().equals(subject) && e.text().contains(part))
                .findFirst();
    }

    private void hierarchy(HierarchyRow hierarchy) {
        var why = "ark why " + hierarchy.name();
        if (hierarchy.wanted().equals("IN_SERVICE") && hierarchy.phase().equals(Phase.OUT.name())) {
            error(
                    hierarchy.name(),
                    hierarchy.name() + " is in service nowhere: " + nowhere(hierarchy),
                    next(hierarchy));
        } else if (hierarchy.phase().equals(Phase.RELEASING.name())) {
            warning(
                    hierarchy.name(),
                    hierarchy.name() + " is being removed on " + hierarchy.owner() + ": " + hierarchy.cause(),
                    why);
        } else if (hierarchy.phase().equals(Phase.PLACED.name()) && !hierarchy.inService()) {
            warning(
                    hierarchy.name(),
                    hierarchy.name() + " is being restored on " + hierarchy.owner() + ": " + hierarchy.cause(),
                    why);
        }
        if (!hierarchy.failedOn().isEmpty() && !hierarchy.phase().equals(Phase.OUT.name())) {
            warning(
                    hierarchy.name(),
                    hierarchy.name() + " failed on " + reasons(hierarchy) + "; it is not tried there again until"
                            + " cleared",
                    "ark resource clear " + hierarchy.name());
        }
    }

    private String nowhere(HierarchyRow hierarchy) {
        return hierarchy.failedOn().isEmpty()
                ? "no node can take it (" + obstacles(hierarchy) + ")"
                : "it failed on " + reasons(hierarchy) + again(hierarchy);
    }

    private static String again(HierarchyRow hierarchy) {
        return hierarchy.triedAgainInMillis() < 0
                ? ""
                : "; it is tried again " + Ages.in(hierarchy.triedAgainInMillis());
    }

    /** Who has mended what made it fail need not wait. */
    private static String next(HierarchyRow hierarchy) {
        return (hierarchy.triedAgainInMillis() < 0 ? "ark why " : "ark resource clear ") + hierarchy.name();
    }

    private static String reasons(HierarchyRow hierarchy) {
        return hierarchy.failedOn().entrySet().stream()
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private String obstacles(HierarchyRow hierarchy) {
        var state = look.state();
        SortedSet<Tag> members = Hierarchies.of(state, new Tag(hierarchy.name()));
        return state.nodes().keySet().stream()
                .map(n -> obstacle(members, n))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    private Optional<String> obstacle(SortedSet<Tag> members, NodeId node) {
        return Optional.ofNullable(Candidates.obstacle(look.state(), members, node))
                .map(why -> node + ": " + why);
    }

    private void resource(ResourceRow resource) {
        var tag = resource.tag();
        if (resource.on().isEmpty()) {
            return;
        }
        var where = " on " + resource.on() + (resource.note().isEmpty() ? "" : ": " + resource.note());
        if (resource.state().equals(ResourceState.ISU.name())) {
            warning(tag, tag + " is in service with a warning" + where, "ark resource check " + tag);
        } else if (resource.state().equals(ResourceState.OSF.name())) {
            error(tag, tag + " has failed" + where, "ark why " + tag);
        } else if (resource.state().equals(ResourceState.ILLSTATE.name())) {
            error(tag, "the state of " + tag + " is unknown" + where, "ark resource check " + tag);
        }
    }

    private void paths(NodeRow node) {
        // without quorum the first problem names those that are not heard at all
        var said = !look.hasQuorum() && node.pathsUp() == 0;
        if (!said && node.isThere() && node.pathsUp() < node.paths()) {
            warning(
                    node.node(),
                    "of the communication paths to " + node.node() + ", " + node.pathsUp() + " of " + node.paths()
                            + " work",
                    "ark node show " + node.node());
        }
    }

    private void error(String subject, String text, String next) {
        found.add(new Problem(Severity.ERROR, subject, text, next));
    }

    private void warning(String subject, String text, String next) {
        found.add(new Problem(Severity.WARNING, subject, text, next));
    }
}

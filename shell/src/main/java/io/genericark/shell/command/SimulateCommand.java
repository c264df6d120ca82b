package io.genericark.shell.command;

import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import io.genericark.shell.rehearsal.Simulations;
import io.genericark.shell.rehearsal.Step;
import io.genericark.shell.render.PlanText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import io.genericark.shell.view.Look;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "simulate", description = "Says what would happen, with reasons. Changes nothing.")
final class SimulateCommand {
    private final Ark ark;

    SimulateCommand(Ark ark) {
        this.ark = ark;
    }

    @Command(name = "lose", description = "A node falls silent.")
    int lose(@Parameters(paramLabel = "NODE", completionCandidates = NodeNames.class) NodeId node) {
        var look = ark.node().look();
        Found.node(look, node);
        return print(look, Simulations.lose(look.state(), node, look.nowMillis()));
    }

    @Command(name = "fail", description = "A resource fails where it is, and local recovery does not help.")
    int fail(@Parameters(paramLabel = "TAG", completionCandidates = TagNames.class) Tag tag) {
        var look = ark.node().look();
        Found.resource(look, tag);
        return print(look, Simulations.fail(look.state(), tag, look.nowMillis()));
    }

    @Command(name = "partition", description = "Two groups of nodes hear each other no more: A,B/C")
    int partition(@Parameters(paramLabel = "A,B/C") String groups) {
        var look = ark.node().look();
        var sides = groups.split("/", -1);
        if (sides.length != 2) {
            throw new Trouble(Exit.USAGE, "write two groups of nodes, such as node-a,node-b/node-c");
        }
        var one = side(look, sides[0]);
        var other = side(look, sides[1]);
        var all = new TreeSet<>(one);
        all.addAll(other);
        if (all.size() != one.size() + other.size() || !all.equals(look.state().voters())) {
            throw new Trouble(
                    Exit.USAGE,
                    "each node belongs to one of the two groups; the nodes are "
                            + look.state().voters());
        }
        return print(look, Simulations.partition(look.state(), one, other, look.nowMillis()));
    }

    private static SortedSet<NodeId> side(Look look, String names) {
        var side = new TreeSet<NodeId>();
        for (var name : names.split(",", -1)) {
            if (!name.isBlank()) {
                side.add(Found.node(look, new NodeId(name.strip())).id());
            }
        }
        return side;
    }

    private int print(Look look, List<Step> steps) {
        record Simulated(List<Step> steps) {}
        ark.print(
                () -> ark.banner(look) + PlanText.of(steps, ark.console().page()),
                () -> Json.document("ark.simulation/1", new Simulated(steps)),
                List::of);
        return Exit.OK.code();
    }
}

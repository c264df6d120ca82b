package io.genericark.routetable;

import io.genericark.api.Traceable.Hop;
import io.genericark.api.Traceable.Trace;
import io.genericark.api.Traceable.Verdict;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.routetable.Seen.Route;
import io.genericark.routetable.Seen.SourceDestCheck;
import io.genericark.routetable.Seen.State;
import io.genericark.routetable.Seen.Table;
import io.genericark.routetable.Seen.Target;
import java.util.List;
import java.util.Optional;

/** Says where each route table of the VPC sends a packet to the VIP: longest prefix, then the target's state. Pure. */
final class RouteTrace {

    private RouteTrace() {}

    static List<Trace> of(List<CidrBlock> vips, Seen seen) {
        return vips.stream()
                .flatMap(vip -> of(vip, seen).stream()
                        .map(trace -> vips.size() == 1
                                ? trace
                                : new Trace(
                                        trace.from() + " to " + vip, trace.hops(), trace.verdict(), trace.reason())))
                .toList();
    }

    private static List<Trace> of(CidrBlock vip, Seen seen) {
        return seen.tables().stream()
                .map(table -> trace(vip, seen.own(), table))
                .toList();
    }

    private static Trace trace(CidrBlock vip, Seen.Interface own, Table table) {
        String from = table.id() + " (" + table.users() + ")";
        Optional<Route> match = table.longestMatch(vip);
        if (match.isEmpty()) {
            return new Trace(from, List.of(), Verdict.LOST, "no route matches " + vip);
        }
        Route route = match.get();
        Hop hop = new Hop(
                table.id().value(),
                route.target().toString(),
                route.destination() + (route.state() == State.BLACKHOLE ? ", blackhole" : ", active"));
        return ended(from, hop, own, route);
    }

    private static Trace ended(String from, Hop hop, Seen.Interface own, Route route) {
        List<Hop> hops = List.of(hop);
        if (route.state() == State.BLACKHOLE) {
            return new Trace(from, hops, Verdict.LOST, "the route is a blackhole: its target is gone or not attached");
        }
        return switch (route.target()) {
            case Target.Foreign(String id) ->
                new Trace(from, hops, Verdict.UNKNOWN, "leads to " + id + ", which this kit does not follow");
            case Target.Eni(EniId eni) -> atInterface(from, hops, own, eni);
        };
    }

    private static Trace atInterface(String from, List<Hop> hops, Seen.Interface own, EniId eni) {
        if (!eni.equals(own.id())) {
            return new Trace(
                    from, hops, Verdict.REACHES_ANOTHER, "leads to " + eni + ", not to this node's " + own.id());
        }
        return own.sourceDestCheck() == SourceDestCheck.ON
                ? new Trace(from, hops, Verdict.LOST, "the source/dest check of " + own.id() + " drops it")
                : new Trace(from, hops, Verdict.REACHES_THIS_NODE, "leads to this node's " + own.id());
    }
}

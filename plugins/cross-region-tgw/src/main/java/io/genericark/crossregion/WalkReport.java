package io.genericark.crossregion;

import io.genericark.api.Traceable.Hop;
import io.genericark.api.Traceable.Trace;
import io.genericark.api.Traceable.Verdict;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Topology;
import io.genericark.crossregion.walk.Source;
import io.genericark.crossregion.walk.Verdict.Kind;
import io.genericark.crossregion.walk.Walk;
import io.genericark.crossregion.walk.Way;
import io.genericark.crossregion.walk.Way.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What walks to VIPs say of a resource. Pure. */
final class WalkReport {

    private WalkReport() {}

    /** Every way there and back, of each VIP. */
    static List<Trace> traces(List<CidrBlock> vips, Topology topology, EniId owner) {
        List<Trace> all = new ArrayList<>();
        for (CidrBlock vip : vips) {
            for (Way way : Walk.of(topology, owner, vip).ways()) {
                all.add(trace(way, vip, vips.size() > 1));
            }
        }
        return all;
    }

    private static Trace trace(Way way, CidrBlock vip, boolean several) {
        String head = (way.direction() == Direction.TO_VIP ? "" : "back to ") + way.source() + " in "
                + way.source().place().region();
        String reason = way.verdict().reason()
                + way.wrong().map(table -> "; first wrong: " + table).orElse("");
        return new Trace(
                several ? head + " (" + vip + ")" : head,
                way.hops().stream()
                        .map(hop -> new Hop(hop.region() + " " + hop.table(), hop.to(), hop.rule()))
                        .toList(),
                verdict(way.verdict().kind()),
                reason);
    }

    private static Verdict verdict(Kind kind) {
        return switch (kind) {
            case ARRIVES -> Verdict.REACHES_THIS_NODE;
            case REACHES_ANOTHER -> Verdict.REACHES_ANOTHER;
            case UNKNOWN -> Verdict.UNKNOWN;
            case LOOP, BLACKHOLE, LEAVES -> Verdict.LOST;
        };
    }

    /**
     * Where packets from subnets whose table has a route of a VIP do not arrive, or whence no answer returns; one sentence for
     * each, and none about what leads through something unread.
     */
    static List<String> faults(List<CidrBlock> vips, Topology topology, EniId owner) {
        Atlas atlas = new Atlas(topology);
        List<String> faults = new ArrayList<>();
        for (CidrBlock vip : vips) {
            Set<Source> lost = new HashSet<>();
            for (Way way : Walk.of(topology, owner, vip).ways()) {
                if (isAsked(atlas, way.source(), vip) && isFault(way) && lost.add(way.source())) {
                    faults.add(fault(vip, way));
                }
            }
        }
        return faults;
    }

    private static boolean isFault(Way way) {
        return way.verdict().kind() != Kind.ARRIVES && way.verdict().kind() != Kind.UNKNOWN;
    }

    private static boolean isAsked(Atlas atlas, Source source, CidrBlock vip) {
        return source.subnets().stream()
                .flatMap(subnet -> atlas.tableOf(subnet).stream())
                .flatMap(table -> table.routes().stream())
                .anyMatch(route -> route.destination().prefix(vip) == vip.prefix());
    }

    private static String fault(CidrBlock vip, Way way) {
        String where = way.source() + " in " + way.source().place().region();
        return (way.direction() == Direction.TO_VIP
                        ? vip + " does not arrive from " + where + ": "
                        : "answers of " + vip + " do not return to " + where + ": ")
                + way.verdict().reason()
                + way.wrong().map(table -> " (first wrong: " + table + ")").orElse("")
                + ". Next: correct the route there, which is not this kit's to write";
    }
}

package io.genericark.crossregion.snapshot;

import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.Subnet;
import io.genericark.crossregion.topology.SubnetId;
import io.genericark.crossregion.topology.Tgw;
import io.genericark.crossregion.topology.TgwTable;
import io.genericark.crossregion.topology.Topology;
import io.genericark.crossregion.topology.Vpc;
import io.genericark.crossregion.topology.VpcId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What no account can look like: an id twice, a subnet with two tables, an attachment with two tables of one gateway. */
final class Consistency {
    private final Topology topology;
    private final Map<SubnetId, VpcId> vpcOf = new HashMap<>();

    private Consistency(Topology topology) {
        this.topology = topology;
    }

    static void check(Topology topology) {
        new Consistency(topology).check();
    }

    private void check() {
        once("vpcs", topology.vpcs(), Vpc::id);
        once("routeTables", topology.routeTables(), RouteTable::id);
        once("enis", topology.enis(), Eni::id);
        once("tgws", topology.tgws(), Tgw::id);
        once("attachments", topology.attachments(), Attachment::id);
        once("tgwTables", topology.tgwTables(), TgwTable::id);
        for (Vpc vpc : topology.vpcs()) {
            once("vpcs." + vpc.id() + ".subnets", vpc.subnets(), Subnet::id);
            vpc.subnets().forEach(subnet -> vpcOf.put(subnet.id(), vpc.id()));
        }
        checkSubnets();
        checkAssociations();
    }

    private static <T> void once(String where, List<T> all, Function<T, ?> id) {
        Set<Object> seen = new HashSet<>();
        for (T one : all) {
            if (!seen.add(id.apply(one))) {
                throw wrong(where, id.apply(one) + " is there twice");
            }
        }
    }

    private void checkSubnets() {
        Map<SubnetId, RouteTable> tables = new HashMap<>();
        Map<VpcId, RouteTable> mains = new HashMap<>();
        for (RouteTable table : topology.routeTables()) {
            String where = "routeTables." + table.id();
            for (SubnetId subnet : table.subnets()) {
                if (!table.vpc().equals(vpcOf.get(subnet))) {
                    throw wrong(where, subnet + " is no subnet of its " + table.vpc());
                }
                RouteTable other = tables.put(subnet, table);
                if (other != null) {
                    throw wrong(where, subnet + " is associated with " + other.id() + ", too");
                }
            }
            RouteTable main = table.use() == RouteTable.Use.MAIN ? mains.put(table.vpc(), table) : null;
            if (main != null) {
                throw wrong(where, main.id() + " is the main table of " + table.vpc() + ", too");
            }
        }
    }

    private void checkAssociations() {
        Map<List<Object>, TgwTable> tables = new HashMap<>();
        for (TgwTable table : topology.tgwTables()) {
            table.associations().forEach(attachment -> {
                TgwTable other = tables.put(List.of(table.tgw(), attachment), table);
                if (other != null) {
                    throw wrong(
                            "tgwTables." + table.id(),
                            attachment + " is associated with " + other.id() + " of the same gateway, too");
                }
            });
        }
    }

    private static UnreadableSnapshotException wrong(String where, String what) {
        return new UnreadableSnapshotException(
                "cannot read the snapshot: " + where + ": " + what + "; take a new snapshot, or correct it there");
    }
}

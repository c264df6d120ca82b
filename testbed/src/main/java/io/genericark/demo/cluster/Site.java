package io.genericark.demo.cluster;

import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimRegion;
import io.genericark.awssim.world.SimRouteTable;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.SimTransitGateway;
import io.genericark.awssim.world.SimTransitTable;
import io.genericark.awssim.world.SourceDestCheck;
import io.genericark.core.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of several regions: a transit gateway, and attached to it a VPC with nodes and clients in subnets of their own. Its main route
 * table is that of the attachment's subnets. Thread-safe.
 *
 * @param tables of the VPC
 * @param gatewayTables the one that attachments are associated with is the first
 */
record Site(
        SimRegion region,
        String block,
        SimSubnet nodes,
        SimSubnet clients,
        SimTransitGateway gateway,
        TransitAttachmentId attachment,
        List<SimRouteTable> tables,
        List<SimTransitTable> gatewayTables) {
    private static final String NODE_TAG = "ark:node";

    Site {
        tables = List.copyOf(tables);
        gatewayTables = List.copyOf(gatewayTables);
    }

    /** Builds it: {@code number} is that of its addresses, and must not be used twice. */
    static Site in(SimRegion region, int number, PeeredRegions.Tables wanted) {
        var blocks = "10." + number + ".";
        var vpc = region.vpc(blocks + "0.0/16", "demo");
        var near = region.name() + "a";
        var far = region.name() + "b";
        var nodes = vpc.subnet(blocks + "1.0/24", near, "nodes");
        var clients = vpc.subnet(blocks + "100.0/24", far, "clients");
        var transit = vpc.subnet(blocks + "201.0/28", near, "transit-a");
        var otherTransit = vpc.subnet(blocks + "202.0/28", far, "transit-b");
        var tables = new ArrayList<>(List.of(
                vpc.mainRouteTable(),
                vpc.routeTable("nodes").associate(nodes),
                vpc.routeTable("clients").associate(clients)));
        while (tables.size() < wanted.ofVpc()) {
            tables.add(vpc.routeTable("more-" + tables.size()));
        }
        var gateway = region.transitGateway("demo");
        var gatewayTables = new ArrayList<>(List.of(gateway.defaultTable()));
        while (gatewayTables.size() < wanted.ofGateway()) {
            gatewayTables.add(gateway.table("more-" + gatewayTables.size()));
        }
        var attachment = gateway.attach(vpc, transit, otherTransit);
        return new Site(region, blocks + "0.0/16", nodes, clients, gateway, attachment, tables, gatewayTables);
    }

    String name() {
        return region.name();
    }

    /** A new instance for a node, whose interface is tagged with its name and takes packets to other addresses than its own. */
    SimInstance instance(NodeId node) {
        var instance = nodes.instance(node.value()).sourceDestCheck(SourceDestCheck.OFF);
        region.world().change(name(), r -> {
            r.tag(instance.eniId().value(), Map.of(NODE_TAG, node.value()));
            return node;
        });
        return instance;
    }

    /** Leads the addresses of another site to it, by this peering. */
    void leadTo(Site other, TransitAttachmentId peering) {
        gatewayTables.getFirst().route(other.block, peering);
        tables.forEach(table -> table.route(other.block, gateway.id()));
    }
}

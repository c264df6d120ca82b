package io.genericark.awssim.world;

import static io.genericark.awssim.world.TransitState.AVAILABLE;
import static io.genericark.awssim.world.TransitState.DELETED;
import static io.genericark.awssim.world.TransitState.DELETING;
import static io.genericark.awssim.world.TransitState.MODIFYING;
import static io.genericark.awssim.world.TransitState.PENDING;

import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Life and death of transit gateways and of their route tables, with the checks and quotas of EC2. */
public final class TransitOperations {
    private static final int GATEWAYS_PER_ACCOUNT = 5;
    private static final int TABLES_PER_GATEWAY = 20;

    private final Region region;
    private final Transit transit;

    TransitOperations(Region region) {
        this.region = region;
        this.transit = region.transit();
    }

    /** A new gateway, with its default table unless neither association nor propagation uses one. */
    public TransitGateway create(String text, Map<String, String> options, Tags tags) {
        TransitGatewayId id = new TransitGatewayId(region.newIds().next("tgw"));
        TransitGateway gateway = put(new TransitGateway(
                id,
                text,
                TransitOptions.OF_GATEWAY.with(options),
                transit.now(),
                transit.course(PENDING, AVAILABLE),
                tags));
        refuseAboveQuota(gateway);
        boolean associates = gateway.options().isEnabled(TransitOptions.ASSOCIATION);
        boolean propagates = gateway.options().isEnabled(TransitOptions.PROPAGATION);
        if (!associates && !propagates) {
            return gateway;
        }
        String table = newTable(id, Tags.NONE).id().value();
        TransitOptions with = gateway.options();
        with = associates ? with.with(Map.of(TransitOptions.ASSOCIATION_TABLE, table)) : with;
        with = propagates ? with.with(Map.of(TransitOptions.PROPAGATION_TABLE, table)) : with;
        return put(gateway.withOptions(with));
    }

    private void refuseAboveQuota(TransitGateway created) {
        String account = region.ownership().of(created.id());
        long all = region.transitGateways().all().stream()
                .filter(it -> region.ownership().of(it.id()).equals(account)
                        && !transit.state(it.course()).isGone())
                .count();
        if (all > GATEWAYS_PER_ACCOUNT) {
            throw AwsError.badRequest(
                    "TransitGatewayLimitExceeded",
                    "You have reached the limit of " + GATEWAYS_PER_ACCOUNT + " transit gateways");
        }
    }

    public TransitGateway modify(TransitGatewayId id, Optional<String> text, Map<String, String> changes) {
        TransitGateway gateway = available(id);
        TransitOptions options = gateway.options().with(changes);
        options = withDefaultTable(id, options, TransitOptions.ASSOCIATION, TransitOptions.ASSOCIATION_TABLE);
        options = withDefaultTable(id, options, TransitOptions.PROPAGATION, TransitOptions.PROPAGATION_TABLE);
        TransitGateway changed = gateway.withText(text.orElse(gateway.text())).withOptions(options);
        return put(changed.withCourse(transit.course(MODIFYING, AVAILABLE)));
    }

    private TransitOptions withDefaultTable(TransitGatewayId id, TransitOptions options, String option, String name) {
        if (!options.isEnabled(option)) {
            return options.without(name);
        }
        TransitTableId table = options.find(name)
                .map(TransitTableId::new)
                .orElseThrow(() -> AwsError.missingParameter("Options." + name));
        if (!transit.table(table).gateway().equals(id)) {
            throw AwsError.invalidValue(table + " is not a route table of " + id);
        }
        return options;
    }

    /** Deletes a gateway to which nothing is attached, and its tables. */
    public TransitGateway delete(TransitGatewayId id) {
        TransitGateway gateway = transit.gateway(id);
        transit.require(id, gateway.course(), Set.of(AVAILABLE));
        refuse(id, "VPC Attachments", "vpc");
        refuse(id, "Transit Gateway Cross Region Peering Attachments", "peering");
        transit.tables(id).forEach(it -> put(it.withCourse(transit.course(DELETING, DELETED))));
        return put(gateway.withCourse(transit.course(DELETING, DELETED)));
    }

    private void refuse(TransitGatewayId id, String what, String type) {
        List<TransitAttachment> left = transit.attachments(id).stream()
                .filter(it -> it.type().equals(type))
                .toList();
        if (!left.isEmpty()) {
            String names = left.stream().map(it -> it.id().value()).collect(Collectors.joining(", "));
            throw AwsError.badRequest("IncorrectState", id + " has non-deleted " + what + ": " + names + ".");
        }
    }

    public TransitTable createTable(TransitGatewayId id, Tags tags) {
        available(id);
        if (transit.tables(id).size() >= TABLES_PER_GATEWAY) {
            throw AwsError.badRequest(
                    "TransitGatewayRouteTableLimitExceeded",
                    "You have reached the limit of " + TABLES_PER_GATEWAY + " route tables for " + id);
        }
        return newTable(id, tags);
    }

    private TransitTable newTable(TransitGatewayId gateway, Tags tags) {
        TransitTableId id = new TransitTableId(region.newIds().next("tgw-rtb"));
        return put(new TransitTable(
                id, gateway, transit.now(), transit.course(PENDING, AVAILABLE), Map.of(), Map.of(), Map.of(), tags));
    }

    /** Deletes a table that decides for nothing and is no default. */
    public TransitTable deleteTable(TransitTableId id) {
        TransitTable table = transit.table(id);
        transit.require(id, table.course(), Set.of(AVAILABLE));
        Collection<?> associated = transit.associations(table).keySet();
        if (!associated.isEmpty()) {
            throw AwsError.badRequest("IncorrectState", id + " has associations: " + associated);
        }
        TransitGateway gateway = transit.gateway(table.gateway());
        if (isDefault(table, gateway.associationTable()) || isDefault(table, gateway.propagationTable())) {
            throw AwsError.badRequest("IncorrectState", id + " is a default route table of " + gateway.id());
        }
        return put(table.withCourse(transit.course(DELETING, DELETED)));
    }

    private static boolean isDefault(TransitTable table, Optional<TransitTableId> ofGateway) {
        return ofGateway.filter(table.id()::equals).isPresent();
    }

    /** The gateway, provided that it can be worked on. */
    TransitGateway available(TransitGatewayId id) {
        TransitGateway gateway = transit.gateway(id);
        transit.require(id, gateway.course(), Set.of(AVAILABLE, MODIFYING));
        return gateway;
    }

    private TransitGateway put(TransitGateway gateway) {
        region.transitGateways().put(gateway.id(), gateway);
        return gateway;
    }

    private TransitTable put(TransitTable table) {
        region.transitTables().put(table.id(), table);
        return table;
    }
}

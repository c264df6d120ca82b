package io.genericark.awssim;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimRegion;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.SimTransitGateway;
import io.genericark.awssim.world.SimVpc;
import io.genericark.awssim.world.SourceDestCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Three regions, each with a VPC on a transit gateway. A and B are peered, and B and C. The VIP is at A's node, in every table,
 * so that C reaches it by way of B.
 */
final class TransitNet {
    static final String VIP = "10.99.0.10/32";
    static final String ADDRESS = "10.99.0.10";

    /** A region's VPC with subnets in two zones, a node in the first, and its transit gateway. */
    record Place(
            SimRegion region,
            SimVpc vpc,
            SimSubnet a,
            SimSubnet b,
            SimInstance node,
            SimTransitGateway gateway,
            TransitAttachmentId attachment) {

        static Place in(SimRegion region, int number) {
            SimVpc vpc = region.vpc("10." + number + ".0.0/16");
            SimSubnet a = vpc.subnet("10." + number + ".1.0/24", region.name() + "a");
            SimSubnet b = vpc.subnet("10." + number + ".2.0/24", region.name() + "b");
            SimInstance node = a.instance("node", "10." + number + ".1.10").sourceDestCheck(SourceDestCheck.OFF);
            SimTransitGateway gateway = region.transitGateway("tgw");
            return new Place(region, vpc, a, b, node, gateway, gateway.attach(vpc));
        }
    }

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    final AwsWorld world = new AwsWorld(now::get, 1);
    final Place placeA = Place.in(world.region("ap-northeast-1"), 10);
    final Place placeB = Place.in(world.region("ap-northeast-3"), 11);
    final Place placeC = Place.in(world.region("us-west-2"), 12);
    final TransitAttachmentId peeringAB = placeA.gateway.peer(placeB.gateway);
    final TransitAttachmentId peeringBC = placeB.gateway.peer(placeC.gateway);

    TransitNet() {
        placeA.vpc.mainRouteTable().route(VIP, placeA.node);
        placeB.vpc.mainRouteTable().route(VIP, placeB.gateway.id());
        placeC.vpc.mainRouteTable().route(VIP, placeC.gateway.id());
        placeA.gateway.defaultTable().route(VIP, placeA.attachment);
        placeB.gateway.defaultTable().route(VIP, peeringAB);
        placeC.gateway.defaultTable().route(VIP, peeringBC);
    }

    void pass(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }
}

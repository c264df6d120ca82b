package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;

/** Where a route leads. AWS turns an instance target into that instance's interface, and so does this world. */
public sealed interface RouteTarget {

    /** The VPC itself: the route that every table is born with. */
    record Local() implements RouteTarget {
        @Override
        public String toString() {
            return "local";
        }
    }

    record Eni(EniId id) implements RouteTarget {
        @Override
        public String toString() {
            return id.value();
        }
    }

    /** An internet gateway. */
    record Gateway(GatewayId id) implements RouteTarget {
        @Override
        public String toString() {
            return id.value();
        }
    }

    record TransitGateway(TransitGatewayId id) implements RouteTarget {
        @Override
        public String toString() {
            return id.value();
        }
    }
}

package io.genericark.awssim.world;

/**
 * One entry of a route table. Its state is not stored: {@link Region#stateOf} computes it from what the target is now.
 */
public record Route(Cidr destination, RouteTarget target, Origin origin) {

    /** How the route came to be, in AWS's words. */
    public enum Origin {
        CREATE_ROUTE_TABLE("CreateRouteTable"),
        CREATE_ROUTE("CreateRoute");

        private final String wireName;

        Origin(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public enum State {
        ACTIVE("active"),
        /** The target is gone, detached or not running; packets are dropped. */
        BLACKHOLE("blackhole");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public static Route local(Cidr vpc) {
        return new Route(vpc, new RouteTarget.Local(), Origin.CREATE_ROUTE_TABLE);
    }

    public static Route created(Cidr destination, RouteTarget target) {
        return new Route(destination, target, Origin.CREATE_ROUTE);
    }
}

package io.genericark.crossregion.topology;

/** Whether AWS delivers to the target of a route. */
public enum RouteState {
    ACTIVE,
    /** The target is gone or not attached, or the route is there to drop packets. */
    BLACKHOLE
}

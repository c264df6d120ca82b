package io.genericark.crossregion.topology;

/** A route of a VPC's table. */
public record Route(Destination destination, Target target, RouteState state, Origin origin) {
    /** Its target, and whether that is a blackhole. */
    public String shown() {
        return state == RouteState.BLACKHOLE ? target + " (blackhole)" : target.toString();
    }
}

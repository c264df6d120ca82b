package io.genericark.awssim.world;

/** What the routers of all regions go by at one moment. Valid only under the world's lock. */
interface DataPlane {
    /** The region as it is: what is there, attached and running. */
    Region now(String region);

    /** The region as its routers know it, whose tables may lag behind. */
    Region routed(String region);

    Outages outages();
}

package io.genericark.awssim.world;

/** Anything in a region that has an id and can be tagged. */
public sealed interface Resource
        permits Vpc,
                Subnet,
                RouteTable,
                NetworkInterface,
                Instance,
                Gateway,
                ElasticIp,
                TransitGateway,
                TransitTable,
                TransitAttachment {
    ResourceId id();

    Tags tags();

    Resource withTags(Tags changed);
}

package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import java.util.List;

/** Where a packet ends, why, and which route tables decided on its way. */
public sealed interface PacketResult {
    String reason();

    List<Lookup> passed();

    /** One route table asked, and the entry that was the longest match in it. */
    record Lookup(RouteTableId table, Cidr match, RouteTarget target, Route.State state) {}

    /** The interface of a running instance takes the packet. */
    record Delivered(InstanceId instance, EniId eni, String reason, List<Lookup> passed) implements PacketResult {}

    /** The packet leaves the VPC by a gateway; this world does not follow it further. */
    record LeavesVpc(RouteTarget.Gateway gateway, String reason, List<Lookup> passed) implements PacketResult {}

    record Dropped(Cause cause, String reason, List<Lookup> passed) implements PacketResult {}

    enum Cause {
        /** No entry of the table covers the address. */
        NO_ROUTE,
        /** The longest match has a target that is gone, detached or not running. */
        BLACKHOLE,
        /** The interface drops what is not addressed to it. */
        SOURCE_DEST_CHECK,
        /** Inside the VPC, but no interface has the address. */
        NO_SUCH_ADDRESS,
        /** An interface has the address, but no running instance is behind it. */
        NOT_RUNNING
    }
}

package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import java.util.List;

/** Where a packet ends, why, and which route tables decided on its way. */
public sealed interface PacketResult {
    String reason();

    List<Lookup> passed();

    /**
     * One route table asked, of a VPC or of a transit gateway, and the entry that was the longest match in it.
     *
     * @param target where that entry leads, as AWS prints it
     */
    record Lookup(String region, ResourceId table, Cidr match, String target, Route.State state) {}

    /** The interface of a running instance takes the packet. */
    record Delivered(InstanceId instance, EniId eni, String reason, List<Lookup> passed) implements PacketResult {}

    /** The packet leaves by an internet gateway; this world does not follow it further. */
    record LeavesVpc(RouteTarget.Gateway gateway, String reason, List<Lookup> passed) implements PacketResult {}

    record Dropped(Cause cause, String reason, List<Lookup> passed) implements PacketResult {}

    enum Cause {
        /** No entry of the table covers the address. */
        NO_ROUTE,
        /** The longest match has a target that is gone, detached or not running, or drops packets on purpose. */
        BLACKHOLE,
        /** The interface drops what is not addressed to it. */
        SOURCE_DEST_CHECK,
        /** Inside the VPC, but no interface has the address. */
        NO_SUCH_ADDRESS,
        /** An interface has the address, but no running instance is behind it. */
        NOT_RUNNING,
        /** The VPC's attachment to the transit gateway has no subnet in the zone of the sender. */
        NO_ATTACHMENT_IN_ZONE,
        /** The attachment by which the packet came is associated with no table of the transit gateway. */
        NO_ASSOCIATION,
        /** A fault keeps the packet from crossing the peering. */
        PEERING_CUT,
        /** The packet came where it had been before. */
        LOOP
    }
}

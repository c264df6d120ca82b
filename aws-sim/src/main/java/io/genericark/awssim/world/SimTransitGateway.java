package io.genericark.awssim.world;

import io.genericark.awssim.world.Peering.End;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A handle on one transit gateway. Thread-safe. */
public record SimTransitGateway(SimRegion region, TransitGatewayId id) {

    /** Attaches a VPC by a subnet in each zone that it has one in. */
    public TransitAttachmentId attach(SimVpc vpc) {
        return attach(vpc, vpc.oneSubnetOfEachZone());
    }

    /** Attaches a VPC by these subnets: other zones than theirs have no access. */
    public TransitAttachmentId attach(SimVpc vpc, SimSubnet... subnets) {
        return attach(vpc, Stream.of(subnets).map(SimSubnet::id).toList());
    }

    private TransitAttachmentId attach(SimVpc vpc, List<SubnetId> subnets) {
        return region.change(r ->
                r.attaching().create(id, vpc.id(), subnets, Map.of(), Tags.NONE).id());
    }

    /** Ends the attachment of a VPC. */
    public void detach(TransitAttachmentId attachment) {
        region.change(r -> r.attaching().delete(attachment));
    }

    /** Asks the other gateway to peer, and accepts in its name; in a world whose states take no time. */
    public TransitAttachmentId peer(SimTransitGateway other) {
        String account = other.region.read(r -> r.ownership().of(other.id));
        End peer = new End(other.region.name(), account, other.id, Tags.NONE);
        TransitAttachmentId peering =
                region.change(r -> r.peering().create(id, peer, Tags.NONE)).id();
        other.region.change(r -> r.peering().accept(peering, account));
        return peering;
    }

    /** Ends a peering, for both sides. */
    public void endPeering(TransitAttachmentId peering) {
        region.change(r -> r.peering().delete(peering));
    }

    /** The table that new attachments are associated with. */
    public SimTransitTable defaultTable() {
        TransitTableId table =
                region.read(r -> r.transit().gateway(id).associationTable().orElseThrow());
        return new SimTransitTable(this, table);
    }

    /** A new table without routes, associated with nothing. */
    public SimTransitTable table(String name) {
        return new SimTransitTable(
                this,
                region.change(r -> r.transitNetwork().createTable(id, SimRegion.tags(name)))
                        .id());
    }

    /** Lets another account attach its VPCs, as AWS RAM does. */
    public SimTransitGateway shareWith(String account) {
        region.change(r -> {
            r.ownership().share(id, account);
            return id;
        });
        return this;
    }
}

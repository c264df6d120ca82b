package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.AllocationId;
import io.genericark.awssim.world.ResourceId.AssociationId;
import io.genericark.awssim.world.ResourceId.EniId;
import org.jspecify.annotations.Nullable;

/** An Elastic IP address of the account; without an association it leads nowhere. */
public record ElasticIp(
        AllocationId id, String publicIp, @Nullable Association association, Tags tags) implements Resource {

    /** Ties the address to one private address of an interface; each new one has a new id. */
    public record Association(AssociationId id, EniId eni, String privateIp) {}

    public boolean leadsTo(EniId eni) {
        return association != null && association.eni().equals(eni);
    }

    public boolean leadsTo(EniId eni, String privateIp) {
        return association != null
                && association.eni().equals(eni)
                && association.privateIp().equals(privateIp);
    }

    public ElasticIp withAssociation(@Nullable Association changed) {
        return new ElasticIp(id, publicIp, changed, tags);
    }

    @Override
    public ElasticIp withTags(Tags changed) {
        return new ElasticIp(id, publicIp, association, changed);
    }
}

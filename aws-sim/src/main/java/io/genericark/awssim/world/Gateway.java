package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.VpcId;
import org.jspecify.annotations.Nullable;

/** An internet gateway, attached to a VPC or to none. */
public record Gateway(GatewayId id, @Nullable VpcId attachedTo, Tags tags) implements Resource {
    public Gateway withAttachedTo(@Nullable VpcId vpc) {
        return new Gateway(id, vpc, tags);
    }

    @Override
    public Gateway withTags(Tags changed) {
        return new Gateway(id, attachedTo, changed);
    }
}

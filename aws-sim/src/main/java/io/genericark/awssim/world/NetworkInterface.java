package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.AttachmentId;
import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An elastic network interface; the first of its private addresses is the primary one. */
public record NetworkInterface(
        EniId id,
        VpcId vpc,
        SubnetId subnet,
        String mac,
        List<String> privateIps,
        SourceDestCheck sourceDestCheck,
        @Nullable Attachment attachment,
        String text,
        Tags tags)
        implements Resource {

    /** Ties the interface to an instance; device 0 is the primary interface and goes with its instance. */
    public record Attachment(AttachmentId id, InstanceId instance, int device) {}

    public NetworkInterface {
        privateIps = List.copyOf(privateIps);
    }

    public String primaryIp() {
        return privateIps.getFirst();
    }

    public boolean isAttachedTo(InstanceId instance) {
        return attachment != null && attachment.instance().equals(instance);
    }

    public NetworkInterface withSourceDestCheck(SourceDestCheck changed) {
        return new NetworkInterface(id, vpc, subnet, mac, privateIps, changed, attachment, text, tags);
    }

    public NetworkInterface withPrivateIps(List<String> changed) {
        return new NetworkInterface(id, vpc, subnet, mac, changed, sourceDestCheck, attachment, text, tags);
    }

    public NetworkInterface withAttachment(@Nullable Attachment changed) {
        return new NetworkInterface(id, vpc, subnet, mac, privateIps, sourceDestCheck, changed, text, tags);
    }

    @Override
    public NetworkInterface withTags(Tags changed) {
        return new NetworkInterface(id, vpc, subnet, mac, privateIps, sourceDestCheck, attachment, text, changed);
    }
}

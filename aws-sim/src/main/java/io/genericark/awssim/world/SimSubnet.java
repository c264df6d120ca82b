package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.SubnetId;

/** A handle on one subnet. Thread-safe. */
public record SimSubnet(SimVpc vpc, SubnetId id) {

    /** A running instance named {@code name} with the next free address and source/dest check on. */
    public SimInstance instance(String name) {
        return launch(InstanceOperations.Launch.in(id).withTags(SimRegion.tags(name)));
    }

    public SimInstance instance(String name, String privateIp) {
        return launch(
                InstanceOperations.Launch.in(id).withTags(SimRegion.tags(name)).withPrivateIp(privateIp));
    }

    /** An interface that is attached to nothing. */
    public EniId networkInterface(String privateIp) {
        return region().change(r ->
                r.compute().createInterface(id, privateIp, "", Tags.NONE).id());
    }

    /** Lets another account launch instances here, as AWS RAM does. */
    public SimSubnet shareWith(String account) {
        region().change(r -> {
            r.ownership().share(id, account);
            return id;
        });
        return this;
    }

    /** Where a packet from this subnet to the address ends. */
    public PacketResult packet(String to) {
        return region().world().packet(id, to);
    }

    public String zone() {
        return region().read(r -> r.subnets().get(id).zone());
    }

    public SimRegion region() {
        return vpc.region();
    }

    private SimInstance launch(InstanceOperations.Launch launch) {
        return new SimInstance(
                region(), region().change(r -> r.compute().run(launch)).id());
    }
}

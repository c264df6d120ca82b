package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.InstanceId;

/** A handle on one instance. Thread-safe; each change is complete when its call returns. */
public record SimInstance(SimRegion region, InstanceId id) {

    /** The primary interface. */
    public NetworkInterface networkInterface() {
        return region.read(r -> r.interfacesOf(id).getFirst());
    }

    public EniId eniId() {
        return networkInterface().id();
    }

    public String privateIp() {
        return networkInterface().primaryIp();
    }

    public Instance describe() {
        return region.read(r -> r.instances().get(id));
    }

    public SimInstance sourceDestCheck(SourceDestCheck check) {
        EniId eni = eniId();
        region.change(r -> {
            r.compute().setSourceDestCheck(eni, check);
            return eni;
        });
        return this;
    }

    /** A further attached interface. */
    public EniId attach(EniId eni, int device) {
        region.change(r -> r.compute().attach(eni, id, device));
        return eni;
    }

    public SimInstance stop() {
        region.change(r -> r.compute().stop(id));
        return this;
    }

    public SimInstance start() {
        region.change(r -> r.compute().start(id));
        return this;
    }

    public SimInstance terminate() {
        region.change(r -> r.compute().terminate(id));
        return this;
    }

    /** The access key id of the credentials that IMDS hands to this instance; it names the caller in faults and log. */
    public String accessKeyId() {
        return RoleKeys.accessKeyOf(id);
    }
}

package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A Network Load Balancer with its listeners. */
public record LoadBalancer(
        String arn,
        String name,
        String scheme,
        VpcId vpc,
        List<SubnetId> subnets,
        Instant created,
        List<Listener> listeners) {

    /** Hands what comes in at a port to a target group, named by its ARN. */
    public record Listener(String arn, String protocol, int port, String targetGroup) {}

    public LoadBalancer {
        subnets = List.copyOf(subnets);
        listeners = List.copyOf(listeners);
    }

    public boolean uses(String targetGroup) {
        return listeners.stream().anyMatch(listener -> listener.targetGroup().equals(targetGroup));
    }

    /** The name that clients ask. */
    public String dnsName() {
        String region = arn.split(":", 5)[3];
        return name + "-" + arn.substring(arn.lastIndexOf('/') + 1) + ".elb." + region + ".amazonaws.com";
    }

    LoadBalancer with(Listener added) {
        return withListeners(Stream.concat(listeners.stream(), Stream.of(added)).toList());
    }

    LoadBalancer without(String listener) {
        return withListeners(
                listeners.stream().filter(it -> !it.arn().equals(listener)).toList());
    }

    private LoadBalancer withListeners(List<Listener> changed) {
        return new LoadBalancer(arn, name, scheme, vpc, subnets, created, changed);
    }
}

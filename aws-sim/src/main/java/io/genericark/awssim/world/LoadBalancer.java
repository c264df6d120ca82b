package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Network Load Balancer with its listeners. Of its attributes, by their keys, only the protection against deletion does anything. */
public record LoadBalancer(
        String arn,
        String name,
        String scheme,
        VpcId vpc,
        List<SubnetId> subnets,
        Instant created,
        List<Listener> listeners,
        Map<String, String> attributes) {

    /** All attributes, as a new load balancer has them. */
    static final Map<String, String> NEW = Map.of(
            "access_logs.s3.enabled", "false",
            "access_logs.s3.bucket", "",
            "access_logs.s3.prefix", "",
            "deletion_protection.enabled", "false",
            "dns_record.client_routing_policy", "any_availability_zone",
            "load_balancing.cross_zone.enabled", "false");

    /** Hands what comes in at a port to a target group, named by its ARN. */
    public record Listener(String arn, String protocol, int port, String targetGroup) {}

    public LoadBalancer {
        subnets = List.copyOf(subnets);
        listeners = List.copyOf(listeners);
        attributes = Map.copyOf(attributes);
    }

    public boolean uses(String targetGroup) {
        return listeners.stream().anyMatch(listener -> listener.targetGroup().equals(targetGroup));
    }

    /** The name that clients ask. */
    public String dnsName() {
        String region = arn.split(":", 5)[3];
        return name + "-" + arn.substring(arn.lastIndexOf('/') + 1) + ".elb." + region + ".amazonaws.com";
    }

    boolean isProtected() {
        return "true".equals(attributes.get("deletion_protection.enabled"));
    }

    LoadBalancer with(Map<String, String> changedAttributes) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.putAll(changedAttributes);
        return new LoadBalancer(arn, name, scheme, vpc, subnets, created, listeners, all);
    }

    LoadBalancer with(Listener added) {
        return withListeners(Stream.concat(listeners.stream(), Stream.of(added)).toList());
    }

    LoadBalancer without(String listener) {
        return withListeners(
                listeners.stream().filter(it -> !it.arn().equals(listener)).toList());
    }

    private LoadBalancer withListeners(List<Listener> changed) {
        return new LoadBalancer(arn, name, scheme, vpc, subnets, created, changed, attributes);
    }
}

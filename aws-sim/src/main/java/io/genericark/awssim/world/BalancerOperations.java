package io.genericark.awssim.world;

import io.genericark.awssim.world.LoadBalancer.Listener;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import io.genericark.awssim.world.TargetGroup.TargetType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Load balancers, their listeners and target groups, with the checks that Elastic Load Balancing makes. */
public final class BalancerOperations {
    private static final String PREFIX = "arn:aws:elasticloadbalancing:";

    private final Region region;
    private final Map<String, LoadBalancer> balancers;
    private final Map<String, TargetGroup> groups;

    BalancerOperations(Region region, Map<String, LoadBalancer> balancers, Map<String, TargetGroup> groups) {
        this.region = region;
        this.balancers = balancers;
        this.groups = groups;
    }

    public List<LoadBalancer> loadBalancers() {
        return List.copyOf(balancers.values());
    }

    public List<TargetGroup> targetGroups() {
        return List.copyOf(groups.values());
    }

    public LoadBalancer loadBalancer(String arn) {
        LoadBalancer balancer = balancers.get(arn);
        if (balancer == null) {
            throw AwsError.badRequest("LoadBalancerNotFound", "Load balancer '" + arn + "' not found");
        }
        return balancer;
    }

    public TargetGroup targetGroup(String arn) {
        TargetGroup group = groups.get(arn);
        if (group == null) {
            throw AwsError.badRequest("TargetGroupNotFound", "Target groups '" + arn + "' not found");
        }
        return group;
    }

    public LoadBalancer create(String name, String scheme, List<String> subnetIds) {
        if (balancers.values().stream().anyMatch(it -> it.name().equals(name))) {
            throw AwsError.badRequest(
                    "DuplicateLoadBalancerName", "A load balancer with the name '" + name + "' already exists");
        }
        List<Subnet> subnets = subnetIds.stream().map(this::subnet).toList();
        if (subnets.stream().map(Subnet::vpc).distinct().count() != 1
                || subnets.stream().map(Subnet::zone).distinct().count() != subnets.size()) {
            throw AwsError.badRequest(
                    "InvalidConfigurationRequest",
                    "A load balancer needs subnets of one VPC, each in another Availability Zone");
        }
        return put(new LoadBalancer(
                arn("loadbalancer/net/" + name),
                name,
                scheme,
                subnets.getFirst().vpc(),
                subnets.stream().map(Subnet::id).toList(),
                region.clock().instant(),
                List.of(),
                LoadBalancer.NEW));
    }

    /** Changes attributes, by their keys; the others stay. */
    public LoadBalancer modify(String arn, Map<String, String> attributes) {
        LoadBalancer balancer = loadBalancer(arn);
        for (String key : attributes.keySet()) {
            if (!balancer.attributes().containsKey(key)) {
                throw AwsError.badRequest(
                        "ValidationError", "Load balancer attribute key '" + key + "' is not recognized");
            }
        }
        return put(balancer.with(attributes));
    }

    public void deleteLoadBalancer(String arn) {
        LoadBalancer balancer = balancers.get(arn);
        if (balancer != null && balancer.isProtected()) {
            throw AwsError.badRequest(
                    "OperationNotPermitted",
                    "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
        }
        balancers.remove(arn);
    }

    public Listener listen(String balancerArn, String protocol, int port, String groupArn) {
        LoadBalancer balancer = loadBalancer(balancerArn);
        TargetGroup group = targetGroup(groupArn);
        if (balancer.listeners().stream().anyMatch(it -> it.port() == port)) {
            throw AwsError.badRequest(
                    "DuplicateListener",
                    "A listener already exists on this port for this load balancer '" + balancerArn + "'");
        }
        if (!group.vpc().equals(balancer.vpc())) {
            throw AwsError.badRequest(
                    "InvalidConfigurationRequest",
                    "The target group '" + groupArn + "' is not in the VPC of the load balancer");
        }
        String path = balancerArn.substring(balancerArn.indexOf(":loadbalancer/") + ":loadbalancer/".length());
        Listener listener = new Listener(arn("listener/" + path), protocol, port, groupArn);
        put(balancer.with(listener));
        return listener;
    }

    public void deleteListener(String arn) {
        put(listening(arn).without(arn));
    }

    /** The load balancer of this listener, or AWS's error. */
    public LoadBalancer listening(String listenerArn) {
        return balancers.values().stream()
                .filter(balancer ->
                        balancer.listeners().stream().anyMatch(it -> it.arn().equals(listenerArn)))
                .findFirst()
                .orElseThrow(() -> AwsError.badRequest(
                        "ListenerNotFound", "One or more listeners not found: '" + listenerArn + "'"));
    }

    public TargetGroup createGroup(
            String name, String protocol, int port, VpcId vpc, TargetType type, HealthCheck check) {
        if (groups.values().stream().anyMatch(it -> it.name().equals(name))) {
            throw AwsError.badRequest(
                    "DuplicateTargetGroupName", "A target group with the same name '" + name + "' exists");
        }
        if (region.vpcs().find(vpc).isEmpty()) {
            throw AwsError.badRequest("ValidationError", "The VPC ID '" + vpc + "' is not found");
        }
        return put(new TargetGroup(arn("targetgroup/" + name), name, protocol, port, vpc, type, check, List.of()));
    }

    public TargetGroup modify(String arn, HealthCheck check) {
        return put(targetGroup(arn).with(check));
    }

    public void deleteGroup(String arn) {
        if (balancerOf(arn).isPresent()) {
            throw AwsError.badRequest(
                    "ResourceInUse", "Target group '" + arn + "' is currently in use by a listener or a rule");
        }
        groups.remove(arn);
    }

    /** The load balancer that hands something to this group. */
    public Optional<LoadBalancer> balancerOf(String groupArn) {
        return balancers.values().stream().filter(it -> it.uses(groupArn)).findFirst();
    }

    TargetGroup put(TargetGroup group) {
        groups.put(group.arn(), group);
        return group;
    }

    private LoadBalancer put(LoadBalancer balancer) {
        balancers.put(balancer.arn(), balancer);
        return balancer;
    }

    private Subnet subnet(String id) {
        return region.subnets()
                .find(new SubnetId(id))
                .orElseThrow(() -> AwsError.badRequest("SubnetNotFound", "The subnet ID '" + id + "' does not exist"));
    }

    private String arn(String path) {
        return PREFIX + region.name() + ":" + AwsWorld.ACCOUNT + ":" + path + "/"
                + region.newIds().nextHex();
    }
}

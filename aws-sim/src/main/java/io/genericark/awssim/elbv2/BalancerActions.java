package io.genericark.awssim.elbv2;

import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.LoadBalancer;
import io.genericark.awssim.world.LoadBalancer.Listener;
import io.genericark.awssim.world.Subnet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Network Load Balancers, their attributes and listeners. A new one is active at once. */
final class BalancerActions {
    static final Map<String, Elbv2Action> ALL = Map.of(
            "CreateLoadBalancer", BalancerActions::create,
            "DescribeLoadBalancers", BalancerActions::describe,
            "DeleteLoadBalancer", call -> call.balancing().deleteLoadBalancer(call.get("LoadBalancerArn")),
            "DescribeLoadBalancerAttributes",
                    call -> writeAttributes(call, call.balancing().loadBalancer(call.get("LoadBalancerArn"))),
            "ModifyLoadBalancerAttributes", BalancerActions::modifyAttributes,
            "CreateListener", BalancerActions::createListener,
            "DescribeListeners", BalancerActions::describeListeners,
            "DeleteListener", call -> call.balancing().deleteListener(call.get("ListenerArn")));

    private BalancerActions() {}

    private static void create(Elbv2Call call) {
        if (!call.get("Type").equals("network")) {
            throw AwsError.badRequest("ValidationError", "aws-sim simulates load balancers of type 'network' only");
        }
        List<String> subnets = Stream.concat(
                        call.list("Subnets").stream(),
                        call.structures("SubnetMappings").stream().map(mapping -> mapping.get("SubnetId")))
                .toList();
        if (subnets.isEmpty()) {
            throw AwsError.badRequest("ValidationError", "At least one subnet must be specified");
        }
        LoadBalancer created =
                call.balancing().create(call.get("Name"), call.find("Scheme").orElse("internet-facing"), subnets);
        call.members("LoadBalancers", List.of(created), balancer -> write(call, balancer));
    }

    private static void describe(Elbv2Call call) {
        List<String> arns = call.list("LoadBalancerArns");
        List<String> names = call.list("Names");
        arns.forEach(call.balancing()::loadBalancer);
        List<LoadBalancer> found = call.balancing().loadBalancers().stream()
                .filter(it -> arns.isEmpty() || arns.contains(it.arn()))
                .filter(it -> names.isEmpty() || names.contains(it.name()))
                .toList();
        if (found.size() < names.size()) {
            throw AwsError.badRequest("LoadBalancerNotFound", "Load balancers '" + names + "' not found");
        }
        call.page("LoadBalancers", found, LoadBalancer::arn, balancer -> write(call, balancer));
    }

    private static void modifyAttributes(Elbv2Call call) {
        Map<String, String> asked = call.structures("Attributes").stream()
                .collect(Collectors.toMap(it -> it.get("Key"), it -> it.get("Value"), (first, last) -> last));
        writeAttributes(call, call.balancing().modify(call.get("LoadBalancerArn"), asked));
    }

    private static void writeAttributes(Elbv2Call call, LoadBalancer balancer) {
        call.members(
                "Attributes",
                new TreeMap<>(balancer.attributes()).entrySet(),
                it -> call.xml().text("Key", it.getKey()).text("Value", it.getValue()));
    }

    private static void createListener(Elbv2Call call) {
        String group = call.find("DefaultActions.member.1.TargetGroupArn")
                .or(() -> call.find("DefaultActions.member.1.ForwardConfig.TargetGroups.member.1.TargetGroupArn"))
                .orElseThrow(() -> AwsError.badRequest(
                        "ValidationError", "A listener of a network load balancer forwards to a target group"));
        Listener listener = call.balancing()
                .listen(
                        call.get("LoadBalancerArn"),
                        call.get("Protocol"),
                        call.parameters().integer("Port", 0),
                        group);
        call.members("Listeners", List.of(listener), it -> write(call, call.get("LoadBalancerArn"), it));
    }

    private static void describeListeners(Elbv2Call call) {
        List<String> arns = call.list("ListenerArns");
        Optional<String> balancer = call.find("LoadBalancerArn");
        arns.forEach(call.balancing()::listening);
        balancer.ifPresent(call.balancing()::loadBalancer);
        record Of(LoadBalancer balancer, Listener listener) {}
        List<Of> found = call.balancing().loadBalancers().stream()
                .filter(it -> balancer.isEmpty() || balancer.get().equals(it.arn()))
                .flatMap(it -> it.listeners().stream().map(listener -> new Of(it, listener)))
                .filter(it -> arns.isEmpty() || arns.contains(it.listener().arn()))
                .toList();
        call.page(
                "Listeners",
                found,
                it -> it.listener().arn(),
                it -> write(call, it.balancer().arn(), it.listener()));
    }

    private static void write(Elbv2Call call, LoadBalancer balancer) {
        call.xml()
                .text("LoadBalancerArn", balancer.arn())
                .text("LoadBalancerName", balancer.name())
                .text("DNSName", balancer.dnsName())
                .text("Scheme", balancer.scheme())
                .text("Type", "network")
                .text("IpAddressType", "ipv4")
                .text("VpcId", balancer.vpc())
                .text("CreatedTime", balancer.created())
                .element("State", () -> call.xml().text("Code", "active"));
        call.members("AvailabilityZones", balancer.subnets(), id -> {
            Subnet subnet = call.region().subnets().get(id);
            call.xml().text("SubnetId", subnet.id()).text("ZoneName", subnet.zone());
        });
    }

    private static void write(Elbv2Call call, String balancer, Listener listener) {
        call.xml()
                .text("ListenerArn", listener.arn())
                .text("LoadBalancerArn", balancer)
                .text("Protocol", listener.protocol())
                .text("Port", listener.port());
        call.members(
                "DefaultActions",
                List.of(listener.targetGroup()),
                group -> call.xml().text("Type", "forward").text("TargetGroupArn", group));
    }
}

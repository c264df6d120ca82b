package io.genericark.awssim.ec2;

import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Instance;
import io.genericark.awssim.world.InstanceOperations;
import io.genericark.awssim.world.InstanceOperations.Launch;
import io.genericark.awssim.world.NetworkInterface;
import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** DescribeInstances, RunInstances, and stopping, starting and terminating; state changes are immediate. */
final class InstanceActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "DescribeInstances", InstanceActions::describe,
            "RunInstances", InstanceActions::run,
            "StopInstances", call -> change(call, InstanceOperations::stop),
            "StartInstances", call -> change(call, InstanceOperations::start),
            "TerminateInstances", call -> change(call, InstanceOperations::terminate));

    private InstanceActions() {}

    private static void describe(Ec2Call call) {
        List<Instance> asked =
                call.asked("InstanceId", InstanceId::new, call.region().instances());
        Page<Instance> page = Page.of(call, filters(call.region()).apply(call.parameters(), asked));
        call.xml().set("reservationSet", page.items(), instance -> {
            writeReservation(call, instance);
            call.xml().set("instancesSet", List.of(instance), i -> InstanceXml.write(call, i));
        });
        page.writeToken(call);
    }

    private static void run(Ec2Call call) {
        Launch launch = launch(call);
        int count = call.parameters().integer("MaxCount", 1);
        if (count < 1 || (count > 1 && launch.privateIp() != null)) {
            throw AwsError.invalidValue("Value (" + count + ") for parameter maxCount is invalid.");
        }
        List<Instance> launched = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            launched.add(call.region().compute().run(launch));
        }
        writeReservation(call, launched.getFirst());
        call.xml().set("instancesSet", launched, i -> InstanceXml.write(call, i));
    }

    private static Launch launch(Ec2Call call) {
        String subnet = call.parameters()
                .find("SubnetId")
                .or(() -> call.parameters().find("NetworkInterface.1.SubnetId"))
                .orElseThrow(() -> AwsError.badRequest(
                        "MissingInput", "No subnets found for the default VPC. Please specify a subnet."));
        Launch basis = Launch.in(new SubnetId(subnet));
        Optional<String> ip = call.parameters()
                .find("PrivateIpAddress")
                .or(() -> call.parameters().find("NetworkInterface.1.PrivateIpAddress"));
        return new Launch(
                basis.subnet(),
                ip.orElse(null),
                call.get("ImageId"),
                call.parameters().find("InstanceType").orElse(basis.type()),
                call.parameters().find("IamInstanceProfile.Name").orElse(basis.roleName()),
                call.newTags("instance"));
    }

    private static void change(Ec2Call call, BiFunction<InstanceOperations, InstanceId, Instance> operation) {
        List<Instance> before = call.parameters().list("InstanceId").stream()
                .map(id -> call.region().instances().get(new InstanceId(id)))
                .toList();
        if (before.isEmpty()) {
            throw AwsError.missingParameter("InstanceId");
        }
        call.xml().set("instancesSet", before, old -> {
            Instance changed = operation.apply(call.region().compute(), old.id());
            call.xml().text("instanceId", old.id());
            InstanceXml.writeState(call.xml(), "currentState", changed.state());
            InstanceXml.writeState(call.xml(), "previousState", old.state());
        });
    }

    private static void writeReservation(Ec2Call call, Instance first) {
        call.xml()
                .text("reservationId", first.id().value().replaceFirst("i-", "r-"))
                .text("ownerId", call.ownerOf(first.id()))
                .set("groupSet", List.of(), nothing -> {});
    }

    private static Filters<Instance> filters(Region region) {
        return new Filters<Instance>()
                .one("instance-id", i -> i.id().value())
                .one("instance-state-name", i -> i.state().wireName())
                .one("instance-state-code", i -> String.valueOf(i.state().code()))
                .one("instance-type", Instance::type)
                .one("image-id", Instance::imageId)
                .one("availability-zone", Instance::zone)
                .one("vpc-id", i -> i.vpc().value())
                .one("subnet-id", i -> i.subnet().value())
                .many("private-ip-address", i -> primaryIp(region, i))
                .many(
                        "network-interface.network-interface-id",
                        i -> interfaces(region, i).stream()
                                .map(eni -> eni.id().value())
                                .toList())
                .many(
                        "network-interface.addresses.private-ip-address",
                        i -> interfaces(region, i).stream()
                                .flatMap(eni -> eni.privateIps().stream())
                                .toList());
    }

    private static List<String> primaryIp(Region region, Instance instance) {
        return interfaces(region, instance).stream()
                .limit(1)
                .map(NetworkInterface::primaryIp)
                .toList();
    }

    private static List<NetworkInterface> interfaces(Region region, Instance instance) {
        return region.interfacesOf(instance.id());
    }
}

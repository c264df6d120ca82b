package io.genericark.awssim;

import io.genericark.awssim.topology.BuiltVpc;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.NetworkInterface;
import io.genericark.awssim.world.SimInstance;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What {@link AwsSimMain} prints when it is ready: endpoints and ids of everything built, by name. */
record ReadyLine(String format, String endpoint, String account, Map<String, Map<String, VpcLine>> regions) {

    record VpcLine(
            String vpc,
            Map<String, String> subnets,
            Map<String, String> routeTables,
            Map<String, InstanceLine> instances) {}

    record InstanceLine(
            String instance, String eni, String ip, String subnet, String zone, String accessKeyId, String imds) {}

    static ReadyLine of(AwsSim sim, Map<String, Map<String, BuiltVpc>> built) {
        return new ReadyLine(
                "aws-sim.ready/1",
                sim.endpoint().toString(),
                AwsWorld.ACCOUNT,
                each(built, vpcs -> each(vpcs, vpc -> vpc(sim, vpc))));
    }

    private static VpcLine vpc(AwsSim sim, BuiltVpc vpc) {
        return new VpcLine(
                vpc.vpc().id().value(),
                each(vpc.subnets(), s -> s.id().value()),
                each(vpc.routeTables(), t -> t.id().value()),
                each(vpc.instances(), i -> instance(sim, i)));
    }

    private static InstanceLine instance(AwsSim sim, SimInstance instance) {
        NetworkInterface eni = instance.networkInterface();
        return new InstanceLine(
                instance.id().value(),
                eni.id().value(),
                eni.primaryIp(),
                eni.subnet().value(),
                instance.describe().zone(),
                instance.accessKeyId(),
                sim.imds(instance.id()).endpoint().toString());
    }

    private static <A, B> Map<String, B> each(Map<String, A> things, Function<A, B> line) {
        Map<String, B> lines = new TreeMap<>();
        things.forEach((name, thing) -> lines.put(name, line.apply(thing)));
        return lines;
    }
}

package io.genericark.awssim.ec2;

import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.Instance;
import io.genericark.awssim.world.NetworkInterface;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** An instance as EC2 writes it. A terminated one has no subnet, address or interface any more. */
final class InstanceXml {
    private InstanceXml() {}

    static void write(Ec2Call call, Instance instance) {
        Xml xml = call.xml();
        xml.text("instanceId", instance.id()).text("imageId", instance.imageId());
        writeState(xml, "instanceState", instance.state());
        xml.text("instanceType", instance.type())
                .text("launchTime", instance.launchTime().truncatedTo(ChronoUnit.SECONDS))
                .text("architecture", "x86_64")
                .text("rootDeviceType", "ebs")
                .text("virtualizationType", "hvm")
                .text("hypervisor", "xen")
                .text("amiLaunchIndex", 0)
                .element(
                        "placement",
                        () -> xml.text("availabilityZone", instance.zone()).text("tenancy", "default"))
                .element("monitoring", () -> xml.text("state", "disabled"));
        List<NetworkInterface> interfaces = call.region().interfacesOf(instance.id());
        if (!interfaces.isEmpty()) {
            writeNetwork(call, instance, interfaces);
        }
        call.writeTags(instance.tags());
    }

    private static void writeNetwork(Ec2Call call, Instance instance, List<NetworkInterface> interfaces) {
        NetworkInterface primary = interfaces.getFirst();
        call.xml()
                .text("subnetId", instance.subnet())
                .text("vpcId", instance.vpc())
                .text("privateIpAddress", primary.primaryIp())
                .text("privateDnsName", "ip-" + primary.primaryIp().replace('.', '-') + ".ec2.internal")
                .text("sourceDestCheck", primary.sourceDestCheck().enabled())
                .element(
                        "iamInstanceProfile",
                        () -> call.xml()
                                .text(
                                        "arn",
                                        "arn:aws:iam::" + AwsWorld.ACCOUNT + ":instance-profile/"
                                                + instance.roleName()))
                .set("networkInterfaceSet", interfaces, eni -> InterfaceXml.writeInsideInstance(call, eni));
    }

    static void writeState(Xml xml, String name, Instance.State state) {
        xml.element(name, () -> xml.text("code", state.code()).text("name", state.wireName()));
    }
}

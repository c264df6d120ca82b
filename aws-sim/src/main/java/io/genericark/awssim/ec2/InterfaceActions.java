package io.genericark.awssim.ec2;

import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.NetworkInterface;
import io.genericark.awssim.world.NetworkInterface.Attachment;
import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.ResourceId.AttachmentId;
import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** DescribeNetworkInterfaces, and creating, deleting, attaching and detaching them. */
final class InterfaceActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "DescribeNetworkInterfaces", InterfaceActions::describe,
            "CreateNetworkInterface", InterfaceActions::create,
            "DeleteNetworkInterface", InterfaceActions::delete,
            "AssignPrivateIpAddresses", InterfaceActions::assign,
            "AttachNetworkInterface", InterfaceActions::attach,
            "DetachNetworkInterface", InterfaceActions::detach);

    private InterfaceActions() {}

    private static void describe(Ec2Call call) {
        List<NetworkInterface> asked =
                call.asked("NetworkInterfaceId", EniId::new, call.region().interfaces());
        Page<NetworkInterface> page = Page.of(call, filters(call.region()).apply(call.parameters(), asked));
        call.xml().set("networkInterfaceSet", page.items(), eni -> InterfaceXml.write(call, eni));
        page.writeToken(call);
    }

    private static void create(Ec2Call call) {
        NetworkInterface eni = call.region()
                .compute()
                .createInterface(
                        new SubnetId(call.get("SubnetId")),
                        call.parameters().find("PrivateIpAddress").orElse(null),
                        call.parameters().find("Description").orElse(""),
                        call.newTags("network-interface"));
        call.xml().element("networkInterface", () -> InterfaceXml.write(call, eni));
    }

    private static void delete(Ec2Call call) {
        call.region().compute().deleteInterface(new EniId(call.get("NetworkInterfaceId")));
        call.done();
    }

    private static void assign(Ec2Call call) {
        EniId eni = new EniId(call.get("NetworkInterfaceId"));
        List<String> ips = call.parameters().list("PrivateIpAddress");
        if (ips.isEmpty()) {
            throw AwsError.missingParameter("PrivateIpAddress");
        }
        ips.forEach(ip -> call.region().compute().assignPrivateIp(eni, ip));
        call.xml().text("networkInterfaceId", eni);
        call.xml().set("assignedPrivateIpAddressesSet", ips, ip -> call.xml().text("privateIpAddress", ip));
        call.done();
    }

    private static void attach(Ec2Call call) {
        AttachmentId id = call.region()
                .compute()
                .attach(
                        new EniId(call.get("NetworkInterfaceId")),
                        new InstanceId(call.get("InstanceId")),
                        call.parameters().integer("DeviceIndex", 1));
        call.xml().text("attachmentId", id);
    }

    private static void detach(Ec2Call call) {
        call.region().compute().detach(new AttachmentId(call.get("AttachmentId")));
        call.done();
    }

    private static Filters<NetworkInterface> filters(Region region) {
        return new Filters<NetworkInterface>()
                .one("network-interface-id", e -> e.id().value())
                .one("vpc-id", e -> e.vpc().value())
                .one("subnet-id", e -> e.subnet().value())
                .one("availability-zone", e -> region.subnets().get(e.subnet()).zone())
                .one("mac-address", NetworkInterface::mac)
                .one("owner-id", e -> region.ownership().of(e.id()))
                .one("status", InterfaceXml::status)
                .one(
                        "source-dest-check",
                        e -> String.valueOf(e.sourceDestCheck().enabled()))
                .one("private-ip-address", NetworkInterface::primaryIp)
                .many("addresses.private-ip-address", NetworkInterface::privateIps)
                .optional(
                        "attachment.instance-id",
                        e -> attachment(e, a -> a.instance().value()))
                .optional("attachment.attachment-id", e -> attachment(e, a -> a.id().value()))
                .optional("attachment.device-index", e -> attachment(e, a -> String.valueOf(a.device())))
                .optional("attachment.status", e -> attachment(e, a -> "attached"));
    }

    private static Optional<String> attachment(NetworkInterface eni, Function<Attachment, String> field) {
        return Optional.ofNullable(eni.attachment()).map(field);
    }
}

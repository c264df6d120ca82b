package io.genericark.awssim.ec2;

import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.ElasticIp;
import io.genericark.awssim.world.ElasticIp.Association;
import io.genericark.awssim.world.NetworkInterface;
import io.genericark.awssim.world.NetworkInterface.Attachment;
import java.util.List;

/** A network interface as EC2 writes it, on its own and inside an instance. */
final class InterfaceXml {
    private InterfaceXml() {}

    static void write(Ec2Call call, NetworkInterface eni) {
        Xml xml = call.xml();
        writeCommon(call, eni);
        xml.text("availabilityZone", call.region().subnets().get(eni.subnet()).zone())
                .text("requesterManaged", "false")
                .text("interfaceType", "interface");
        Attachment attachment = eni.attachment();
        if (attachment != null) {
            xml.element("attachment", () -> {
                writeAttachment(xml, attachment);
                xml.text("instanceId", attachment.instance())
                        .text("instanceOwnerId", call.ownerOf(attachment.instance()));
            });
        }
        call.writeTags(eni.tags());
    }

    static void writeInsideInstance(Ec2Call call, NetworkInterface eni) {
        writeCommon(call, eni);
        Attachment attachment = eni.attachment();
        if (attachment != null) {
            call.xml().element("attachment", () -> writeAttachment(call.xml(), attachment));
        }
    }

    static String status(NetworkInterface eni) {
        return eni.attachment() == null ? "available" : "in-use";
    }

    private static void writeCommon(Ec2Call call, NetworkInterface eni) {
        Xml xml = call.xml();
        writeElasticIp(call, eni, eni.primaryIp());
        xml.text("networkInterfaceId", eni.id())
                .text("subnetId", eni.subnet())
                .text("vpcId", eni.vpc())
                .text("description", eni.text())
                .text("ownerId", call.ownerOf(eni.id()))
                .text("status", status(eni))
                .text("macAddress", eni.mac())
                .text("privateIpAddress", eni.primaryIp())
                .text("sourceDestCheck", eni.sourceDestCheck().enabled())
                .set("groupSet", List.of(), nothing -> {})
                .set("privateIpAddressesSet", eni.privateIps(), ip -> {
                    xml.text("privateIpAddress", ip).text("primary", ip.equals(eni.primaryIp()));
                    writeElasticIp(call, eni, ip);
                });
    }

    private static void writeElasticIp(Ec2Call call, NetworkInterface eni, String privateIp) {
        Xml xml = call.xml();
        for (ElasticIp address : call.region().elasticIps().all()) {
            Association association = address.association();
            if (association != null && address.leadsTo(eni.id(), privateIp)) {
                xml.element(
                        "association",
                        () -> xml.text("allocationId", address.id())
                                .text("associationId", association.id())
                                .text("ipOwnerId", AwsWorld.ACCOUNT)
                                .text("publicIp", address.publicIp()));
            }
        }
    }

    static void writeAttachment(Xml xml, Attachment attachment) {
        xml.text("attachmentId", attachment.id())
                .text("deviceIndex", attachment.device())
                .text("status", "attached")
                .text("deleteOnTermination", attachment.device() == 0);
    }
}

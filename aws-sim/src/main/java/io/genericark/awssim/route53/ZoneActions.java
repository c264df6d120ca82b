package io.genericark.awssim.route53;

import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.HostedZone;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creating, getting and listing hosted zones. */
final class ZoneActions {
    static final Map<String, Route53Action> ALL = Map.of(
            "CreateHostedZone", ZoneActions::create,
            "GetHostedZone", ZoneActions::get,
            "ListHostedZones", ZoneActions::list,
            "ListHostedZonesByName", ZoneActions::listByName);

    private ZoneActions() {}

    private static void create(Route53Call call) {
        XmlElement body = call.body();
        Optional<HostedZone.Vpc> vpc =
                body.child("VPC").map(it -> new HostedZone.Vpc(it.text("VPCRegion"), it.text("VPCId")));
        HostedZone zone = call.dns().create(body.text("Name"), body.text("CallerReference"), vpc);
        write(call.xml(), zone);
        call.writeAccepted(call.dns().submitted());
        writeSurroundings(call.xml(), zone);
    }

    private static void get(Route53Call call) {
        HostedZone zone = call.dns().zone(call.id());
        write(call.xml(), zone);
        writeSurroundings(call.xml(), zone);
    }

    private static void list(Route53Call call) {
        List<HostedZone> all = call.dns().zones();
        Optional<String> marker = call.parameters().find("marker");
        List<HostedZone> from =
                all.stream().dropWhile(zone -> isBefore(zone, marker)).toList();
        if (marker.isPresent() && from.isEmpty()) {
            throw AwsError.badRequest("InvalidInput", "The marker " + marker.get() + " is no hosted zone");
        }
        int size = writePage(call, from);
        call.xml().text("IsTruncated", size < from.size());
        if (size < from.size()) {
            call.xml().text("NextMarker", from.get(size).id());
        }
        call.xml().text("MaxItems", call.maxItems());
    }

    private static boolean isBefore(HostedZone zone, Optional<String> marker) {
        return marker.isPresent() && !zone.id().equals(marker.get());
    }

    private static void listByName(Route53Call call) {
        Optional<String> name = call.parameters().find("dnsname").map(HostedZone::canonical);
        Optional<String> id = call.parameters().find("hostedzoneid");
        List<HostedZone> from = call.dns().zones().stream()
                .dropWhile(zone -> name.isPresent() && precedes(zone, name.get(), id.orElse("")))
                .toList();
        Xml xml = call.xml();
        int size = writePage(call, from);
        name.ifPresent(text -> xml.text("DNSName", text));
        id.ifPresent(text -> xml.text("HostedZoneId", text));
        xml.text("IsTruncated", size < from.size());
        if (size < from.size()) {
            xml.text("NextDNSName", from.get(size).name())
                    .text("NextHostedZoneId", from.get(size).id());
        }
        xml.text("MaxItems", call.maxItems());
    }

    private static boolean precedes(HostedZone zone, String name, String id) {
        int names = HostedZone.reversed(zone.name()).compareTo(HostedZone.reversed(name));
        return names < 0 || (names == 0 && zone.id().compareTo(id) < 0);
    }

    private static int writePage(Route53Call call, List<HostedZone> from) {
        int size = Math.min(call.maxItems(), from.size());
        call.xml().element("HostedZones", () -> from.subList(0, size).forEach(zone -> write(call.xml(), zone)));
        return size;
    }

    private static void write(Xml xml, HostedZone zone) {
        xml.element("HostedZone", () -> {
            xml.text("Id", "/hostedzone/" + zone.id())
                    .text("Name", zone.name())
                    .text("CallerReference", zone.callerReference());
            xml.element("Config", () -> xml.text("PrivateZone", zone.isPrivate()));
            xml.text("ResourceRecordSetCount", zone.records().size());
        });
    }

    private static void writeSurroundings(Xml xml, HostedZone zone) {
        if (zone.vpc().isEmpty()) {
            xml.element(
                    "DelegationSet",
                    () -> xml.element("NameServers", () -> xml.text("NameServer", "ns-1.awssim.example")));
        }
        zone.vpc()
                .ifPresent(vpc -> xml.element(
                        "VPCs",
                        () -> xml.element(
                                "VPC", () -> xml.text("VPCRegion", vpc.region()).text("VPCId", vpc.id()))));
    }
}

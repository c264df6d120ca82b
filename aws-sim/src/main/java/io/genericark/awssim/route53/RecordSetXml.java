package io.genericark.awssim.route53;

import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.HostedZone;
import io.genericark.awssim.world.RecordChange;
import io.genericark.awssim.world.RecordSet;
import io.genericark.awssim.world.RecordSet.Alias;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Record sets as Route 53 reads and writes them. */
final class RecordSetXml {
    private static final List<String> ROUTING =
            List.of("Weight", "Region", "Failover", "MultiValueAnswer", "HealthCheckId");

    private RecordSetXml() {}

    static RecordChange readChange(XmlElement change) {
        String action = change.text("Action");
        try {
            return new RecordChange(RecordChange.Action.valueOf(action), read(change.get("ResourceRecordSet")));
        } catch (IllegalArgumentException e) {
            throw AwsError.badRequest(
                    "InvalidInput",
                    "Invalid XML ; cvc-enumeration-valid: Value '" + action
                            + "' is not facet-valid with respect to enumeration '[CREATE, DELETE, UPSERT]'.");
        }
    }

    private static RecordSet read(XmlElement set) {
        Map<String, String> routing = new TreeMap<>();
        ROUTING.forEach(name -> set.find(name).ifPresent(value -> routing.put(name, value)));
        List<String> values = set.child("ResourceRecords").stream()
                .flatMap(records -> records.children("ResourceRecord").stream())
                .map(record -> record.text("Value"))
                .toList();
        Optional<Alias> alias = set.child("AliasTarget")
                .map(target -> new Alias(
                        target.text("HostedZoneId"), target.text("DNSName"), target.text("EvaluateTargetHealth")));
        if (alias.isPresent() == (set.find("TTL").isPresent() && !values.isEmpty())) {
            throw AwsError.badRequest(
                    "InvalidInput",
                    "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or"
                            + " TrafficPolicyInstanceId] in Change with [Name=" + set.text("Name") + ", Type="
                            + set.text("Type") + "]");
        }
        return new RecordSet(
                HostedZone.canonical(set.text("Name")),
                set.text("Type"),
                set.find("SetIdentifier"),
                routing,
                set.find("TTL").map(RecordSetXml::seconds).orElse(0L),
                values,
                alias);
    }

    private static long seconds(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw AwsError.badRequest("InvalidInput", "Invalid XML ; '" + text + "' is no TTL");
        }
    }

    /** In the order of Route 53's schema, with its escape of the asterisk. */
    static void write(Xml xml, RecordSet set) {
        xml.element("ResourceRecordSet", () -> {
            xml.text("Name", set.name().replace("*", "\\052")).text("Type", set.type());
            set.setIdentifier().ifPresent(id -> xml.text("SetIdentifier", id));
            ROUTING.stream()
                    .filter(set.routing()::containsKey)
                    .forEach(name -> xml.text(name, String.valueOf(set.routing().get(name))));
            if (set.alias().isEmpty()) {
                xml.text("TTL", set.ttl());
                xml.element(
                        "ResourceRecords",
                        () -> set.values()
                                .forEach(value -> xml.element("ResourceRecord", () -> xml.text("Value", value))));
            }
            set.alias()
                    .ifPresent(alias -> xml.element(
                            "AliasTarget",
                            () -> xml.text("HostedZoneId", alias.hostedZoneId())
                                    .text("DNSName", alias.dnsName())
                                    .text("EvaluateTargetHealth", alias.evaluateTargetHealth())));
        });
    }
}

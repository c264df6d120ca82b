package io.genericark.route53;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** A hosted zone example.com, built and looked at with the plain SDK. */
record SampleZone(Route53Client dns, String id) {

    static final String NAME = "db.example.com";

    static SampleZone create(Route53Client dns) {
        return new SampleZone(
                dns,
                shortId(dns.createHostedZone(r -> r.name("example.com")
                                .callerReference(UUID.randomUUID().toString()))
                        .hostedZone()
                        .id()));
    }

    static SampleZone createPrivate(Route53Client dns, String vpc) {
        return new SampleZone(
                dns,
                shortId(dns.createHostedZone(r -> r.name("example.com")
                                .callerReference(UUID.randomUUID().toString())
                                .hostedZoneConfig(config -> config.privateZone(true))
                                .vpc(it -> it.vpcId(vpc).vpcRegion(VPCRegion.AP_NORTHEAST_1)))
                        .hostedZone()
                        .id()));
    }

    SampleZone with(RRType type, long ttl, String... values) {
        return with(set -> set.type(type).ttl(ttl).resourceRecords(records(values)));
    }

    /** A record set of {@link #NAME}. */
    SampleZone with(Consumer<ResourceRecordSet.Builder> shape) {
        ResourceRecordSet.Builder set = ResourceRecordSet.builder().name(NAME);
        shape.accept(set);
        dns.changeResourceRecordSets(r -> r.hostedZoneId(id)
                .changeBatch(batch -> batch.changes(Change.builder()
                        .action(ChangeAction.UPSERT)
                        .resourceRecordSet(set.build())
                        .build())));
        return this;
    }

    static List<ResourceRecord> records(String... values) {
        return List.of(values).stream()
                .map(value -> ResourceRecord.builder().value(value).build())
                .toList();
    }

    /** What the record of that type holds; {@code -} for none. */
    String values(RRType type) {
        return find(type)
                .map(set -> set.resourceRecords().stream()
                        .map(ResourceRecord::value)
                        .collect(Collectors.joining(",")))
                .orElse("-");
    }

    long ttl(RRType type) {
        return find(type).map(ResourceRecordSet::ttl).orElse(-1L);
    }

    private Optional<ResourceRecordSet> find(RRType type) {
        return dns.listResourceRecordSets(r -> r.hostedZoneId(id)).resourceRecordSets().stream()
                .filter(set -> set.name().equals(NAME + ".") && set.type() == type)
                .findFirst();
    }

    private static String shortId(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}

package io.genericark.route53;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.AwsCall;
import io.genericark.aws.CallBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The Route 53 calls on AWS SDK v2.
 *
 * @param client sends once, so that every request is counted
 * @param bounds how long a call may take
 * @param turn waits for a read's turn
 */
record SdkDnsApi(String region, Route53Client client, CallBounds bounds, Turn turn) implements DnsApi {

    private static final String PAGE = "100";

    /** Waits until a request may be sent. */
    @FunctionalInterface
    interface Turn {
        /** Blocks; {@code what} is not done when it fails. */
        void await(String what) throws KitException;
    }

    @Override
    public List<Zone> zones(DnsName name) throws KitException {
        List<Zone> zones = new ArrayList<>();
        Optional<String> from = Optional.empty();
        while (true) {
            ListHostedZonesByNameResponse page = zonesPage(name, from);
            page.hostedZones().stream()
                    .map(SdkDnsApi::zone)
                    .filter(zone -> zone.name().equals(name))
                    .forEach(zones::add);
            boolean more = Boolean.TRUE.equals(page.isTruncated())
                    && page.nextDNSName() != null
                    && DnsName.of(page.nextDNSName()).equals(name);
            if (!more) {
                return zones;
            }
            from = Optional.ofNullable(page.nextHostedZoneId());
        }
    }

    private ListHostedZonesByNameResponse zonesPage(DnsName name, Optional<String> from) throws KitException {
        String what = "hosted zone " + name + " was not looked up";
        turn.await(what);
        return AwsCall.read("route53:ListHostedZonesByName", region, what)
                .run(() -> client.listHostedZonesByName(request -> {
                    request.dnsName(name.value()).maxItems(PAGE).overrideConfiguration(bounds.read());
                    from.ifPresent(request::hostedZoneId);
                }));
    }

    @Override
    public List<RecordSet> records(String zone, DnsName name) throws KitException {
        List<RecordSet> records = new ArrayList<>();
        Optional<ListResourceRecordSetsResponse> before = Optional.empty();
        while (true) {
            ListResourceRecordSetsResponse page = recordsPage(zone, name, before);
            page.resourceRecordSets().stream()
                    .map(SdkDnsApi::record)
                    .filter(record -> record.name().equals(name))
                    .forEach(records::add);
            boolean more = Boolean.TRUE.equals(page.isTruncated())
                    && page.nextRecordName() != null
                    && DnsName.of(page.nextRecordName()).equals(name);
            if (!more) {
                return records;
            }
            before = Optional.of(page);
        }
    }

    private ListResourceRecordSetsResponse recordsPage(
            String zone, DnsName name, Optional<ListResourceRecordSetsResponse> before) throws KitException {
        String what = "the records of " + name + " in zone " + zone + " were not read";
        turn.await(what);
        return AwsCall.read("route53:ListResourceRecordSets", region, what)
                .run(() -> client.listResourceRecordSets(request -> {
                    request.hostedZoneId(zone)
                            .startRecordName(name.value())
                            .maxItems(PAGE)
                            .overrideConfiguration(bounds.read());
                    before.ifPresent(page -> request.startRecordType(page.nextRecordType())
                            .startRecordIdentifier(page.nextRecordIdentifier()));
                }));
    }

    @Override
    public Accepted write(RecordWrite write) throws KitException {
        String what = "record " + write.to().name() + " " + write.to().type() + " in zone " + write.zone()
                + " was not written";
        List<Change> batch = Stream.concat(
                        write.from().stream().map(record -> change(ChangeAction.DELETE, record)),
                        Stream.of(change(ChangeAction.CREATE, write.to())))
                .toList();
        try {
            ChangeInfo info = AwsCall.write("route53:ChangeResourceRecordSets", region, what)
                    .run(() -> client.changeResourceRecordSets(request -> request.hostedZoneId(write.zone())
                            .changeBatch(changes -> changes.changes(batch))
                            .overrideConfiguration(bounds.write())))
                    .changeInfo();
            return new Accepted(shortId(info.id()), state(info));
        } catch (KitException e) {
            throw e.getCause() instanceof InvalidChangeBatchException refused ? refusal(what, refused) : e;
        }
    }

    @Override
    public State state(String changeId) throws KitException {
        String what = "the state of change " + changeId + " was not read";
        turn.await(what);
        return state(AwsCall.read("route53:GetChange", region, what)
                .run(() -> client.getChange(request -> request.id(changeId).overrideConfiguration(bounds.read())))
                .changeInfo());
    }

    /** Route 53 says in words only whether the record was not as expected or the batch is wrong in itself. */
    private static KitException refusal(String what, InvalidChangeBatchException refused) {
        String text = refused.messages().isEmpty()
                ? String.valueOf(refused.awsErrorDetails().errorMessage())
                : String.join("; ", refused.messages());
        boolean changed = Stream.of("already exists", "was not found", "do not match the current values")
                .anyMatch(text::contains);
        return changed
                ? new KitException(
                        Kind.TRANSIENT,
                        what,
                        "somebody else changed it between the look and the write (" + text + ")",
                        "nothing; it is looked at again",
                        refused)
                : new KitException(
                        Kind.DENIED,
                        what,
                        "Route 53 refuses it (" + text + ")",
                        "correct the parameters name, zone and address",
                        refused);
    }

    private static Change change(ChangeAction action, RecordSet record) {
        ResourceRecordSet set = ResourceRecordSet.builder()
                .name(record.name().value())
                .type(record.type())
                .ttl(record.ttlSeconds())
                .resourceRecords(record.values().stream()
                        .map(value -> ResourceRecord.builder().value(value).build())
                        .toList())
                .build();
        return Change.builder().action(action).resourceRecordSet(set).build();
    }

    private static State state(ChangeInfo info) {
        return info.status() == ChangeStatus.INSYNC ? State.INSYNC : State.PENDING;
    }

    private static Zone zone(HostedZone zone) {
        boolean closed =
                zone.config() != null && Boolean.TRUE.equals(zone.config().privateZone());
        return new Zone(
                shortId(zone.id()), DnsName.of(zone.name()), closed ? Zone.Visibility.PRIVATE : Zone.Visibility.PUBLIC);
    }

    private static RecordSet record(ResourceRecordSet set) {
        return new RecordSet(
                DnsName.of(set.name()),
                set.typeAsString(),
                set.ttl() == null ? 0 : set.ttl(),
                set.resourceRecords().stream().map(ResourceRecord::value).toList(),
                kind(set));
    }

    private static RecordSet.Kind kind(ResourceRecordSet set) {
        if (set.aliasTarget() != null) {
            return new RecordSet.Kind.Alias(set.aliasTarget().dnsName());
        }
        if (set.setIdentifier() == null && set.healthCheckId() == null) {
            return new RecordSet.Kind.Simple();
        }
        String policy = Stream.of(
                        named("weighted", set.weight()),
                        named("failover", set.failoverAsString()),
                        named("latency", set.regionAsString()),
                        named("geolocation", set.geoLocation()),
                        named("multivalue", set.multiValueAnswer()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("routed");
        return new RecordSet.Kind.Routed(policy + " record set "
                + Optional.ofNullable(set.setIdentifier()).orElse(""));
    }

    private static Optional<String> named(String policy, @Nullable Object value) {
        return Optional.ofNullable(value).map(it -> policy);
    }

    /** Ids come with their path: {@code /hostedzone/Z1}. */
    private static String shortId(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}

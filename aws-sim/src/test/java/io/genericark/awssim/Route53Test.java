package io.genericark.awssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.faults.RequestQuota;
import io.genericark.awssim.world.AwsWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameResponse;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;
import software.amazon.awssdk.services.route53.model.VPCRegion;

class Route53Test {
    private static final Duration DELAY = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AwsWorld world = new AwsWorld(now::get, 1);
    private final AwsSim sim = AwsSim.start(world, AwsSimOptions.DEFAULTS.withDnsDelay(DELAY));
    private final Route53Client dns = client(sim);
    private final String zone = create("example.com");

    @AfterEach
    void stop() {
        dns.close();
        sim.close();
    }

    @Test
    void aZoneIsCreatedAndRead() {
        HostedZone read = dns.getHostedZone(r -> r.id(zone)).hostedZone();
        assertThat(read.name()).isEqualTo("example.com.");
        assertThat(read.config().privateZone()).isFalse();
        assertThat(dns.listResourceRecordSets(r -> r.hostedZoneId(zone)).resourceRecordSets())
                .extracting(ResourceRecordSet::type)
                .containsExactly(RRType.NS);
        assertRefused(() -> dns.getHostedZone(r -> r.id("Z0")), "NoSuchHostedZone", "Z0");
    }

    @Test
    void publicAndPrivateZonesMayHaveOneNameAndOnlyTheirOwnRecords() {
        String closed = createPrivate("example.com", "vpc-1");
        assertThat(dns.listHostedZonesByName(r -> r.dnsName("example.com")).hostedZones())
                .extracting(z -> shortId(z.id()) + z.config().privateZone())
                .containsExactlyInAnyOrder(zone + false, closed + true);
        change(closed, ChangeAction.CREATE, a("db.example.com", 10, "10.0.0.1"));
        assertThat(values(zone, "db.example.com.")).isEmpty();
        assertThat(values(closed, "db.example.com.")).containsExactly("10.0.0.1");
        assertRefused(() -> createPrivate("example.com", "vpc-1"), "ConflictingDomainExists", "vpc-1");
    }

    @Test
    void zonesAreListedByTheNameReadFromItsEndPageByPage() {
        String net = create("a.example.net");
        String longer = create("z.example.com");
        assertThat(allZones()).containsExactly(zone, longer, net);
        assertThat(allZonesByName("example.com")).containsExactly(zone, longer, net);
        assertThat(allZonesByName("z.example.com")).containsExactly(longer, net);
    }

    @Test
    void recordsAreListedByTheNameReadFromItsEndThenByTypePageByPage() {
        change(zone, ChangeAction.CREATE, a("b.example.com", 10, "10.0.0.1"));
        change(zone, ChangeAction.CREATE, a("z.a.example.com", 10, "10.0.0.2"));
        change(
                zone,
                ChangeAction.CREATE,
                set("b.example.com", RRType.AAAA, s -> s.ttl(10L).resourceRecords(record("fd00::1"))));
        for (String id : List.of("blue", "green", "red")) {
            change(zone, ChangeAction.CREATE, weighted("c.example.com", id));
        }
        assertThat(allRecords(Optional.empty()))
                .containsExactly(
                        "example.com. NS",
                        "z.a.example.com. A",
                        "b.example.com. A",
                        "b.example.com. AAAA",
                        "c.example.com. A blue",
                        "c.example.com. A green",
                        "c.example.com. A red");
        assertThat(allRecords(Optional.of("b.example.com")))
                .startsWith("b.example.com. A", "b.example.com. AAAA")
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE | db.example.com  | 10 | 10.0.0.9 | Tried to create resource record set [name='db.example.com.', type='A'] but it already exists",
                "DELETE | xx.example.com  | 10 | 10.0.0.1 | Tried to delete resource record set [name='xx.example.com.', type='A'] but it was not found",
                "DELETE | db.example.com  | 10 | 10.0.0.9 | but the values provided do not match the current values",
                "DELETE | db.example.com  | 11 | 10.0.0.1 | but the values provided do not match the current values",
                "UPSERT | db.example.org  | 10 | 10.0.0.1 | RRSet with DNS name db.example.org. is not permitted in zone example.com.",
                "UPSERT | db.example.com  | 10 | 10.0.0   | is not a valid IPv4 address",
            })
    void aBatchIsMadeWholeOrRefusedInRoute53sWords(
            ChangeAction action, String name, long ttl, String value, String message) {
        change(zone, ChangeAction.CREATE, a("db.example.com", 10, "10.0.0.1"));
        Change good = changeOf(ChangeAction.CREATE, a("other.example.com", 10, "10.0.0.2"));
        Change bad = changeOf(action, a(name, ttl, value));
        assertRefused(() -> batch(zone, good, bad), "InvalidChangeBatch", message);
        assertThat(values(zone, "other.example.com.")).isEmpty();
        assertThat(values(zone, "db.example.com.")).containsExactly("10.0.0.1");
    }

    @Test
    void aBatchThatDeletesWhatIsThereAndCreatesComparesAndSets() {
        change(zone, ChangeAction.CREATE, a("db.example.com", 10, "10.0.0.1"));
        batch(
                zone,
                changeOf(ChangeAction.DELETE, a("db.example.com", 10, "10.0.0.1")),
                changeOf(ChangeAction.CREATE, a("db.example.com", 10, "10.0.0.2")));
        assertRefused(
                () -> batch(
                        zone,
                        changeOf(ChangeAction.DELETE, a("db.example.com", 10, "10.0.0.1")),
                        changeOf(ChangeAction.CREATE, a("db.example.com", 10, "10.0.0.3"))),
                "InvalidChangeBatch",
                "do not match");
        assertThat(values(zone, "db.example.com.")).containsExactly("10.0.0.2");
    }

    @Test
    void simpleAndRoutedRecordsAndCnamesDoNotStandBesideEachOther() {
        change(zone, ChangeAction.CREATE, weighted("w.example.com", "blue"));
        assertRefused(
                () -> change(zone, ChangeAction.UPSERT, a("w.example.com", 10, "10.0.0.1")),
                "InvalidChangeBatch",
                "cannot be created as other RRSets exist with the same name and type");
        change(
                zone,
                ChangeAction.CREATE,
                set("c.example.com", RRType.CNAME, s -> s.ttl(10L).resourceRecords(record("w.example.com"))));
        assertRefused(
                () -> change(zone, ChangeAction.UPSERT, a("c.example.com", 10, "10.0.0.1")),
                "InvalidChangeBatch",
                "conflicts with other records with the same DNS name");
    }

    @Test
    void aliasesAreKeptAsTheyAre() {
        change(
                zone,
                ChangeAction.CREATE,
                set(
                        "l.example.com",
                        RRType.A,
                        s -> s.aliasTarget(t ->
                                t.hostedZoneId("Z1").dnsName("lb.example.net").evaluateTargetHealth(true))));
        ResourceRecordSet read = dns.listResourceRecordSets(r -> r.hostedZoneId(zone)).resourceRecordSets().stream()
                .filter(s -> s.name().equals("l.example.com."))
                .findFirst()
                .orElseThrow();
        assertThat(read.aliasTarget().dnsName()).isEqualTo("lb.example.net");
        assertThat(read.ttl()).isNull();
    }

    @Test
    void aChangeIsPendingUntilItsDelayHasPassed() {
        ChangeInfo accepted = change(zone, ChangeAction.CREATE, a("db.example.com", 10, "10.0.0.1"));
        assertThat(accepted.status()).isEqualTo(ChangeStatus.PENDING);
        assertThat(status(accepted)).isEqualTo(ChangeStatus.PENDING);
        now.updateAndGet(before -> before.plus(DELAY));
        assertThat(status(accepted)).isEqualTo(ChangeStatus.INSYNC);
        assertRefused(() -> dns.getChange(r -> r.id("C0")), "NoSuchChange", "C0");
    }

    @Test
    void faultsAndQuotasSpeakRoute53sWords() {
        sim.faults().add(Fault.on(Fault.ANY, "GetHostedZone").throttle().times(1));
        assertRefused(() -> dns.getHostedZone(r -> r.id(zone)), "Throttling", "Rate exceeded");
        sim.faults().add(Fault.on(Fault.ANY, "GetHostedZone").denied().times(1));
        assertRefused(() -> dns.getHostedZone(r -> r.id(zone)), "AccessDenied", "not authorized");
        try (AwsSim limited = AwsSim.start(world, AwsSimOptions.DEFAULTS.withQuota(RequestQuota.Kind.AWS));
                Route53Client client = client(limited)) {
            for (int i = 0; i < 5; i++) {
                client.getHostedZone(r -> r.id(zone));
            }
            assertRefused(() -> client.listHostedZones(), "Throttling", "Rate exceeded");
            now.updateAndGet(before -> before.plusMillis(200));
            client.listHostedZones();
        }
    }

    @Test
    void aRequestThatIsNotUnderstoodIsRefused() throws Exception {
        String signed = "AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/us-east-1/route53/aws4_request";
        assertThat(Http.send("POST", sim.endpoint(), "/2013-04-01/hostedzone", "<broken", "Authorization", signed)
                        .body())
                .contains("<Code>InvalidInput</Code>");
        assertThat(Http.get(sim.endpoint(), "/2013-04-01/healthcheck", "Authorization", signed)
                        .statusCode())
                .isEqualTo(404);
    }

    private String create(String name) {
        return shortId(dns.createHostedZone(
                        r -> r.name(name).callerReference(UUID.randomUUID().toString()))
                .hostedZone()
                .id());
    }

    private String createPrivate(String name, String vpc) {
        return shortId(dns.createHostedZone(r -> r.name(name)
                        .callerReference(UUID.randomUUID().toString())
                        .vpc(v -> v.vpcId(vpc).vpcRegion(VPCRegion.AP_NORTHEAST_1)))
                .hostedZone()
                .id());
    }

    private List<String> allZones() {
        List<String> ids = new ArrayList<>();
        Optional<String> marker = Optional.empty();
        do {
            Optional<String> from = marker;
            ListHostedZonesResponse page = dns.listHostedZones(r -> {
                r.maxItems("1");
                from.ifPresent(r::marker);
            });
            page.hostedZones().forEach(z -> ids.add(shortId(z.id())));
            marker = Optional.ofNullable(page.nextMarker());
        } while (marker.isPresent());
        return ids;
    }

    private List<String> allZonesByName(String name) {
        List<String> ids = new ArrayList<>();
        Optional<ListHostedZonesByNameResponse> before = Optional.empty();
        do {
            Optional<ListHostedZonesByNameResponse> from = before;
            ListHostedZonesByNameResponse page = dns.listHostedZonesByName(r -> {
                r.maxItems("1").dnsName(name);
                from.ifPresent(last -> r.dnsName(last.nextDNSName()).hostedZoneId(last.nextHostedZoneId()));
            });
            page.hostedZones().forEach(z -> ids.add(shortId(z.id())));
            before = Optional.of(page).filter(ListHostedZonesByNameResponse::isTruncated);
        } while (before.isPresent());
        return ids;
    }

    private List<String> allRecords(Optional<String> name) {
        List<String> keys = new ArrayList<>();
        Optional<ListResourceRecordSetsResponse> before = Optional.empty();
        do {
            Optional<ListResourceRecordSetsResponse> from = before;
            ListResourceRecordSetsResponse page = dns.listResourceRecordSets(r -> {
                r.hostedZoneId(zone).maxItems("1");
                name.ifPresent(r::startRecordName);
                from.ifPresent(last -> r.startRecordName(last.nextRecordName())
                        .startRecordType(last.nextRecordType())
                        .startRecordIdentifier(last.nextRecordIdentifier()));
            });
            page.resourceRecordSets().forEach(s -> keys.add(key(s)));
            before = Optional.of(page).filter(ListResourceRecordSetsResponse::isTruncated);
        } while (before.isPresent());
        return keys;
    }

    private static String key(ResourceRecordSet set) {
        String id = set.setIdentifier();
        return set.name() + " " + set.type() + (id == null ? "" : " " + id);
    }

    private List<String> values(String zoneId, String name) {
        return dns.listResourceRecordSets(r -> r.hostedZoneId(zoneId)).resourceRecordSets().stream()
                .filter(s -> s.name().equals(name))
                .flatMap(s -> s.resourceRecords().stream())
                .map(ResourceRecord::value)
                .toList();
    }

    /** The SDK strips the path from some answers only. */
    private static String shortId(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private ChangeStatus status(ChangeInfo change) {
        return dns.getChange(r -> r.id(change.id())).changeInfo().status();
    }

    private ChangeInfo change(String zoneId, ChangeAction action, ResourceRecordSet set) {
        return batch(zoneId, changeOf(action, set));
    }

    private ChangeInfo batch(String zoneId, Change... changes) {
        return dns.changeResourceRecordSets(r -> r.hostedZoneId(zoneId).changeBatch(b -> b.changes(changes)))
                .changeInfo();
    }

    private static Change changeOf(ChangeAction action, ResourceRecordSet set) {
        return Change.builder().action(action).resourceRecordSet(set).build();
    }

    private static ResourceRecordSet a(String name, long ttl, String value) {
        return set(name, RRType.A, s -> s.ttl(ttl).resourceRecords(record(value)));
    }

    private static ResourceRecordSet weighted(String name, String id) {
        return set(name, RRType.A, s -> s.ttl(10L).setIdentifier(id).weight(1L).resourceRecords(record("10.0.0.1")));
    }

    private static ResourceRecordSet set(String name, RRType type, Consumer<ResourceRecordSet.Builder> shape) {
        ResourceRecordSet.Builder set = ResourceRecordSet.builder().name(name).type(type);
        shape.accept(set);
        return set.build();
    }

    private static ResourceRecord record(String value) {
        return ResourceRecord.builder().value(value).build();
    }

    private static void assertRefused(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Route53Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private static Route53Client client(AwsSim sim) {
        return Route53Client.builder()
                .endpointOverride(sim.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(
                        o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(Duration.ofMinutes(2)))
                .build();
    }
}

package io.genericark.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight.Severity;
import io.genericark.aws.AwsClients;
import io.genericark.aws.RequestBudget;
import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.AwsUnderTest.Trouble;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.aws.standin.SampleNodes.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.RRType;

/** What the kit does with an AWS: the writes it makes, the records it leaves, and what it says. */
abstract class Route53KitContract {

    private static final String WRITE = "ChangeResourceRecordSets";
    private static final String PERMISSION = "route53:ChangeResourceRecordSets";
    private static final String LOOK = "ListResourceRecordSets";
    private static final Set<String> READS =
            Set.of(LOOK, "ListHostedZonesByName", "GetChange", "GetCallerIdentity", "SimulatePrincipalPolicy");
    private static final int NO_LIMIT = 1_000_000;

    /** Signs what the kit calls; what builds the scene is signed by another. */
    static final String KIT_KEY = "AKIATESTTESTTESTTEST";

    final AwsClients clients =
            new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create(KIT_KEY, "secret")));
    private final AwsClients operator = new AwsClients(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAOPERATOROPERATOR", "secret")));
    private AwsUnderTest aws;
    private SampleNodes nodes;
    private Route53Client dns;
    private SampleZone zone;

    @TempDir
    private Path directory = Path.of("");

    /** An empty AWS. */
    abstract AwsUnderTest fresh();

    @BeforeEach
    void build() {
        aws = fresh();
        Ec2Client ec2 = operator.reader(
                Ec2Client.class,
                Ec2Client::builder,
                new AwsClients.Place(SampleNodes.REGION, Optional.of(aws.endpoint())));
        nodes = SampleNodes.build(ec2);
        dns = operator.reader(
                Route53Client.class,
                Route53Client::builder,
                new AwsClients.Place("us-east-1", Optional.of(aws.endpoint())));
        zone = SampleZone.create(dns);
        tune("ROUTE53_CHANGEID_INTERVAL=0");
    }

    @AfterEach
    void end() {
        clients.close();
        operator.close();
        aws.close();
    }

    @Test
    @DisplayName("a record that is not there is created with this node's own address and a TTL of 10")
    void creates() throws KitException {
        Run run = on(nodes.a());
        run.kit.restore(run.ctx);
        assertThat(zone.values(RRType.A)).isEqualTo(nodes.a().privateIp());
        assertThat(zone.ttl(RRType.A)).isEqualTo(10);
        assertThat(run.kit.quickCheck(run.ctx)).isEqualTo(Health.healthy());
        assertWrites(WRITE);
    }

    @Test
    @DisplayName("takeover: the other node's address is replaced by one write, and that is seen afterwards")
    void takeover() throws KitException {
        zone.with(RRType.A, 10, nodes.b().privateIp());
        Run run = on(nodes.a());
        run.kit.restore(run.ctx);
        assertThat(zone.values(RRType.A)).isEqualTo(nodes.a().privateIp());
        assertThat(run.ctx.passed()).isEmpty();
        assertWrites(WRITE);
    }

    @Test
    @DisplayName("a repeated restore writes nothing")
    void repeated() throws KitException {
        zone.with(RRType.A, 10, nodes.a().privateIp());
        Run run = on(nodes.a());
        run.kit.restore(run.ctx);
        assertWrites();
    }

    @Test
    @DisplayName("a given address is written as it is, IPv6 as AAAA beside an A record")
    void givenAddress() throws KitException {
        zone.with(RRType.A, 10, "10.0.0.99");
        Run run = on(nodes.a(), "address=fd00::7");
        run.kit.restore(run.ctx);
        assertThat(zone.values(RRType.A)).isEqualTo("10.0.0.99");
        assertThat(zone.values(RRType.AAAA)).isEqualTo("fd00::7");
        assertThat(run.kit.quickCheck(run.ctx)).isEqualTo(Health.healthy());
        Run run4 = on(nodes.a(), "address=10.0.0.7", "imds=http://127.0.0.1:1");
        run4.kit.restore(run4.ctx);
        assertThat(zone.values(RRType.A)).isEqualTo("10.0.0.7");
    }

    @Test
    @DisplayName("a zone is found by its name, once")
    void zoneByName() throws KitException {
        Run run = on(nodes.a(), "zone=example.com");
        run.kit.restore(run.ctx);
        run.kit.quickCheck(run.ctx);
        assertThat(zone.values(RRType.A)).isEqualTo(nodes.a().privateIp());
        assertThat(aws.calls()).filteredOn("ListHostedZonesByName"::equals).hasSize(1);
    }

    @Test
    @DisplayName("of two zones of one name the private one is written when it is asked for; not asked, none is")
    void sameNamedZones() throws KitException {
        SampleZone closed = SampleZone.createPrivate(dns, nodes.vpc());
        KitException failure = failedRestore(on(nodes.a(), "zone=example.com"));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.why()).contains(zone.id() + " (public)", closed.id() + " (private)");
        Run run = on(nodes.a(), "zone=example.com", "zone-type=private");
        run.kit.restore(run.ctx);
        assertThat(closed.values(RRType.A)).isEqualTo(nodes.a().privateIp());
        assertThat(zone.values(RRType.A)).isEqualTo("-");
        assertWrites(WRITE);
    }

    @Test
    @DisplayName("weighted records of the name are refused and not touched")
    void weighted() throws KitException {
        zone.with(set -> set.type(RRType.A)
                .ttl(60L)
                .setIdentifier("blue")
                .weight(1L)
                .resourceRecords(SampleZone.records("10.0.0.99")));
        KitException failure = failedRestore(on(nodes.a()));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.why()).contains("weighted record set blue");
        assertThat(zone.values(RRType.A)).isEqualTo("10.0.0.99");
        assertWrites();
    }

    @Test
    @DisplayName("an alias or a CNAME of the name is refused and not touched")
    void aliasAndCname() throws KitException {
        zone.with(set -> set.type(RRType.A)
                .aliasTarget(target ->
                        target.hostedZoneId(zone.id()).dnsName("lb.example.com").evaluateTargetHealth(false)));
        assertThat(failedRestore(on(nodes.a())).why()).contains("alias of lb.example.com");
        assertThat(failedRestore(on(nodes.a(), "name=DB.example.com.")).kind()).isEqualTo(Kind.DENIED);
        assertWrites();
    }

    @Test
    @DisplayName("records of other types and longer names are left alone")
    void others() throws KitException {
        zone.with(RRType.TXT, 60, "\"hello\"");
        zone.with(set ->
                set.name("a.db.example.com").type(RRType.A).ttl(60L).resourceRecords(SampleZone.records("10.0.0.99")));
        Run run = on(nodes.a());
        run.kit.restore(run.ctx);
        assertThat(zone.values(RRType.A)).isEqualTo(nodes.a().privateIp());
        assertThat(zone.values(RRType.TXT)).isEqualTo("\"hello\"");
    }

    @Test
    @DisplayName("another TTL is warned of, and the next restore sets it; a changed file is in force at once")
    void ttl() throws KitException {
        zone.with(RRType.A, 10, nodes.a().privateIp());
        Run run = on(nodes.a());
        assertThat(run.kit.quickCheck(run.ctx)).isEqualTo(Health.healthy());
        tune("ROUTE53_TTL=30", "ROUTE53_CHANGEID_INTERVAL=0");
        assertThat(run.kit.quickCheck(run.ctx))
                .isInstanceOfSatisfying(
                        Health.Healthy.class,
                        health -> assertThat(health.warning())
                                .hasValueSatisfying(text -> assertThat(text).contains("TTL of 10 s, not of 30 s")));
        assertWrites();
        run.kit.restore(run.ctx);
        assertThat(zone.ttl(RRType.A)).isEqualTo(30);
    }

    @Test
    @DisplayName("drift is FAILED and not repaired by the check; recover repairs it")
    void drift() throws KitException {
        zone.with(RRType.A, 10, nodes.b().privateIp());
        Run run = on(nodes.a());
        assertThat(run.kit.quickCheck(run.ctx))
                .isEqualTo(Health.failed("db.example.com leads to " + nodes.b().privateIp() + ", not to "
                        + nodes.a().privateIp()));
        assertWrites();
        run.kit.recover(run.ctx);
        assertThat(zone.values(RRType.A)).isEqualTo(nodes.a().privateIp());
    }

    @Test
    @DisplayName("a dry run tells the step and writes nothing")
    void dryRun() throws KitException {
        zone.with(RRType.A, 10, nodes.b().privateIp());
        Run run = on(nodes.a());
        assertThat(run.kit.plan(run.ctx).steps())
                .extracting(Plannable.Step::change)
                .containsExactly(nodes.b().privateIp() + " -> " + nodes.a().privateIp());
        assertWrites();
    }

    @Test
    @DisplayName("remove leaves the record and asks nothing")
    void remove() throws KitException {
        zone.with(RRType.A, 10, nodes.a().privateIp());
        Run run = on(nodes.a());
        run.kit.remove(run.ctx);
        assertThat(aws.calls()).isEmpty();
        assertThat(zone.values(RRType.A)).isEqualTo(nodes.a().privateIp());
        assertThat(run.ctx.logLines()).singleElement().asString().contains("left as it is");
    }

    @Test
    @DisplayName("a throttled write is repeated as the file says: so often, in such pauses")
    void throttled() throws KitException {
        zone.with(RRType.A, 10, nodes.b().privateIp());
        Run run = on(nodes.a());
        aws.disturb(WRITE, Trouble.THROTTLED, 2);
        run.kit.restore(run.ctx);
        assertThat(zone.values(RRType.A)).isEqualTo(nodes.a().privateIp());
        assertThat(run.ctx.passed()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertWrites(WRITE, WRITE, WRITE);
    }

    @Test
    @DisplayName("a write that is throttled more often than the file has tries fails TRANSIENT")
    void throttledTooOften() throws KitException {
        zone.with(RRType.A, 10, nodes.b().privateIp());
        tune("ROUTE53_RECORD_TRY_COUNT=2", "ROUTE53_RECORD_INTERVAL=1");
        Run run = on(nodes.a());
        aws.disturb(WRITE, Trouble.THROTTLED, 3);
        assertThat(failedRestore(run).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(run.ctx.passed()).containsExactly(Duration.ofSeconds(1));
        assertWrites(WRITE, WRITE);
    }

    @Test
    @DisplayName("a denied write names the missing permission and is not repeated")
    void denied() throws KitException {
        zone.with(RRType.A, 10, nodes.b().privateIp());
        Run run = on(nodes.a());
        aws.disturb(WRITE, Trouble.DENIED, 3);
        KitException failure = failedRestore(run);
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure).hasMessageContaining("this node's role lacks route53:ChangeResourceRecordSets");
        assertThat(zone.values(RRType.A)).isEqualTo(nodes.b().privateIp());
        assertWrites(WRITE);
    }

    @Test
    @DisplayName("a lost reply is resolved by looking, not by writing again")
    void lostReply() throws KitException {
        zone.with(RRType.A, 10, nodes.b().privateIp());
        Run run = on(nodes.a());
        aws.disturb(WRITE, Trouble.REPLY_LOST, 1);
        run.kit.restore(run.ctx);
        assertThat(zone.values(RRType.A)).isEqualTo(nodes.a().privateIp());
        assertWrites(WRITE);
        assertThat(run.ctx.logLines()).anyMatch(line -> line.contains("may or may not have been done"));
    }

    @Test
    @DisplayName("an API out of reach is unknown for quickCheck and TRANSIENT for restore")
    void unreachable() throws KitException {
        zone.with(RRType.A, 10, nodes.a().privateIp());
        Run run = on(nodes.a(), "endpoint=" + aws.unreachable());
        run.ctx.pass(Duration.ofSeconds(59));
        assertThat(run.kit.quickCheck(run.ctx)).isInstanceOf(Health.Unknown.class);
        assertThat(failedRestore(run).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    @DisplayName("a look that is throttled is repeated as the file says, and unknown only after the last try")
    void throttledLook() throws KitException {
        zone.with(RRType.A, 10, nodes.a().privateIp());
        Run run = on(nodes.a());
        aws.disturb(LOOK, Trouble.THROTTLED, 3);
        assertThat(run.kit.quickCheck(run.ctx)).isEqualTo(Health.healthy());
        assertThat(run.ctx.passed()).containsOnly(Duration.ofSeconds(2)).hasSize(3);
        aws.disturb(LOOK, Trouble.THROTTLED, 4);
        assertThat(run.kit.quickCheck(run.ctx)).isInstanceOf(Health.Unknown.class);
        assertThat(run.kit.quickCheck(run.ctx)).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("what this node may not see is unknown, not failed")
    void deniedLook() throws KitException {
        zone.with(RRType.A, 10, nodes.b().privateIp());
        Run run = on(nodes.a());
        aws.disturb(LOOK, Trouble.DENIED, 1);
        assertThat(run.kit.quickCheck(run.ctx))
                .isInstanceOfSatisfying(
                        Health.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("lacks route53:ListResourceRecordSets"));
    }

    @Test
    @DisplayName("a preflight tells what stands in the way and what this node may not read, and writes nothing")
    void preflight() throws KitException {
        Run run = on(nodes.a());
        assertThat(run.kit.preflight(run.ctx))
                .filteredOn(finding -> !finding.what().equals(PERMISSION))
                .extracting(finding -> finding.severity() + " " + finding.what())
                .containsExactly("OK the look at AWS", "OK clock against 127.0.0.1");
        aws.disturb(LOOK, Trouble.DENIED, 1);
        assertThat(run.kit.preflight(run.ctx))
                .first()
                .satisfies(finding -> assertThat(finding.why()).contains("lacks route53:ListResourceRecordSets"));
        zone.with(set -> set.type(RRType.A)
                .aliasTarget(target ->
                        target.hostedZoneId(zone.id()).dnsName("lb.example.com").evaluateTargetHealth(false)));
        assertThat(on(nodes.a()).kit.preflight(run.ctx))
                .filteredOn(finding ->
                        finding.severity() == Severity.ERROR && !finding.what().equals(PERMISSION))
                .singleElement()
                .satisfies(finding -> assertThat(finding.why()).contains("alias of lb.example.com"));
        assertWrites();
    }

    @Test
    @DisplayName("a zone that does not exist is unknown for quickCheck and DENIED for restore")
    void noZone() throws KitException {
        Run run = on(nodes.a(), "zone=Z0000000000000000");
        assertThat(run.kit.quickCheck(run.ctx)).isInstanceOf(Health.Unknown.class);
        KitException failure = failedRestore(run);
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("parameter zone");
    }

    @Test
    @DisplayName("a name that is not of the zone whose id was given is refused")
    void outsideOfTheZone() throws KitException {
        KitException failure = failedRestore(on(nodes.a(), "name=db.example.org"));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure).hasMessageContaining("not permitted in zone example.com.");
    }

    final SampleZone zone() {
        return zone;
    }

    final SampleNodes nodes() {
        return nodes;
    }

    final void tune(String... lines) {
        try {
            Files.writeString(directory.resolve("tunables"), String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A kit on one node with the context of one action. */
    record Run(Route53Kit kit, ContractContext ctx) {}

    /** Forgets the calls made so far. */
    final Run on(Node node, String... parameters) throws KitException {
        ContractContext ctx = context(node, parameters);
        RequestBudget unlimited = new RequestBudget(NO_LIMIT, NO_LIMIT);
        aws.forgetCalls();
        return new Run(new Route53Kit(clients, Map.of(), ctx::pass, unlimited, System::nanoTime), ctx);
    }

    final ContractContext context(Node node, String... parameters) throws KitException {
        Map<String, String> given = new HashMap<>(Map.of(
                "name",
                SampleZone.NAME,
                "zone",
                zone.id(),
                "tunables",
                directory.resolve("tunables").toString(),
                "endpoint",
                aws.endpoint().toString(),
                "imds",
                aws.imds(node).toString(),
                "call-timeout",
                "60s"));
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return ContractContext.of("dns", Settings.SPECS, given).on(node.name()).within(Duration.ofSeconds(60));
    }

    static KitException failedRestore(Run run) {
        return catchThrowableOfType(KitException.class, () -> run.kit.restore(run.ctx));
    }

    final void assertWrites(String... actions) {
        List<String> writes =
                aws.calls().stream().filter(action -> !READS.contains(action)).toList();
        assertThat(writes).isEqualTo(List.of(actions));
    }
}

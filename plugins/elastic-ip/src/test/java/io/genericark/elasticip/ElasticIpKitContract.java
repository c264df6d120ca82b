package io.genericark.elasticip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight.Severity;
import io.genericark.aws.AwsClients;
import io.genericark.aws.AwsNode;
import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.AwsUnderTest.Trouble;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.aws.standin.SampleNodes.Node;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What the kit does with an AWS: the writes it makes, the addresses it leaves, and what it says. */
abstract class ElasticIpKitContract {

    private static final String ASSOCIATE = "AssociateAddress";
    private static final String DISASSOCIATE = "DisassociateAddress";

    /** Signs what the kit calls; what builds the scene is signed by another. */
    static final String KIT_KEY = "AKIATESTTESTTESTTEST";

    final AwsClients clients =
            new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create(KIT_KEY, "secret")));
    private final AwsClients operator = new AwsClients(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAOPERATOROPERATOR", "secret")));
    private AwsUnderTest aws;
    private Ec2Client ec2;
    private Node a;
    private Node b;
    private SampleAddress eip;

    /** An empty AWS. */
    abstract AwsUnderTest fresh();

    @BeforeEach
    void build() {
        aws = fresh();
        AwsClients.Place place = new AwsClients.Place(SampleNodes.REGION, Optional.of(aws.endpoint()));
        ec2 = operator.reader(Ec2Client.class, Ec2Client::builder, place);
        SampleNodes nodes = SampleNodes.build(ec2);
        a = nodes.a();
        b = nodes.b();
        eip = SampleAddress.allocate(ec2, "vip");
    }

    @AfterEach
    void end() {
        clients.close();
        operator.close();
        aws.close();
    }

    @Test
    @DisplayName("a free address is associated with this node, and that is seen afterwards")
    void free() throws KitException {
        Run run = on(a);
        run.kit.restore(run.ctx);
        assertThat(eip.target()).isEqualTo(a.eni());
        assertThat(eip.privateTarget()).isEqualTo(a.privateIp());
        assertThat(run.kit.quickCheck(run.ctx)).isEqualTo(Health.healthy());
        assertWrites(ASSOCIATE);
    }

    @Test
    @DisplayName("takeover: an address that leads to the other node leads here, by one write")
    void takeover() throws KitException {
        eip.leadingTo(b);
        Run run = on(a);
        run.kit.restore(run.ctx);
        assertThat(eip.target()).isEqualTo(a.eni());
        assertWrites(ASSOCIATE);
        assertThat(aws.calls()).last().isEqualTo("DescribeAddresses");
        assertThat(run.ctx.logLines())
                .anyMatch(
                        line -> line.contains(b.eni() + " " + b.privateIp() + " -> " + a.eni() + " " + a.privateIp()));
    }

    @Test
    @DisplayName("a repeated restore writes nothing")
    void repeated() throws KitException {
        eip.leadingTo(a);
        Run run = on(a);
        run.kit.restore(run.ctx);
        assertWrites();
    }

    @Test
    @DisplayName("the address is found by allocation id and by tag")
    void names() throws KitException {
        for (String name : List.of(eip.allocation(), "tag:Name=vip")) {
            eip.leadingTo(b);
            Run run = on(a, "eip=" + name);
            run.kit.restore(run.ctx);
            assertThat(eip.target()).isEqualTo(a.eni());
        }
    }

    @Test
    @DisplayName("a tag that two addresses have is refused, and both are named")
    void ambiguous() throws KitException {
        SampleAddress second = SampleAddress.allocate(ec2, "vip");
        KitException failure = failedRestore(on(a, "eip=tag:Name=vip"));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.why()).contains(eip.allocation()).contains(second.allocation());
        assertWrites();
    }

    @Test
    @DisplayName("a name that is only the beginning of another does not mean it")
    void noPrefix() throws KitException {
        SampleAddress.allocate(ec2, "vip-2");
        eip.leadingTo(b);
        Run run = on(a, "eip=tag:Name=vip");
        run.kit.restore(run.ctx);
        assertThat(eip.target()).isEqualTo(a.eni());
        assertThat(failedRestore(on(a, "eip=tag:Name=vi")).why()).contains("no such Elastic IP");
        assertThat(failedRestore(on(a, "eip=tag:Name=vip*")).why()).contains("no such Elastic IP");
    }

    @Test
    @DisplayName("an address that was released is FAILED and refused")
    void released() throws KitException {
        eip.release();
        Run run = on(a);
        assertThat(run.kit.quickCheck(run.ctx)).isInstanceOf(Health.Failed.class);
        assertThat(failedRestore(run).kind()).isEqualTo(Kind.DENIED);
    }

    @Test
    @DisplayName("a private address to which another Elastic IP leads is left to that one")
    void doesNotPushAside() throws KitException {
        SampleAddress other = SampleAddress.allocate(ec2, "other").leadingTo(a);
        KitException failure = failedRestore(on(a));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.why()).contains(other.allocation());
        assertThat(other.target()).isEqualTo(a.eni());
        assertWrites();
    }

    @Test
    @DisplayName("drift is FAILED and not repaired by the check; recover repairs it")
    void drift() throws KitException {
        eip.leadingTo(b);
        Run run = on(a);
        assertThat(run.kit.quickCheck(run.ctx))
                .isEqualTo(Health.failed(eip.publicIp() + " leads to " + b.eni() + " " + b.privateIp()
                        + ", not to this node's " + a.eni() + " " + a.privateIp()));
        assertWrites();
        assertThat(eip.target()).isEqualTo(b.eni());
        run.kit.recover(run.ctx);
        assertThat(eip.target()).isEqualTo(a.eni());
    }

    @Test
    @DisplayName("a dry run tells the step and writes nothing")
    void dryRun() throws KitException {
        eip.leadingTo(b);
        Run run = on(a);
        assertThat(run.kit.plan(run.ctx).steps())
                .extracting(Plannable.Step::change)
                .containsExactly(b.eni() + " " + b.privateIp() + " -> " + a.eni() + " " + a.privateIp());
        assertWrites();
    }

    @Test
    @DisplayName("remove lets go of an address that leads here")
    void remove() throws KitException {
        eip.leadingTo(a);
        Run run = on(a);
        run.kit.remove(run.ctx);
        assertThat(eip.target()).isEqualTo("-");
        assertWrites(DISASSOCIATE);
        run.kit.remove(run.ctx);
        assertWrites(DISASSOCIATE);
    }

    @Test
    @DisplayName("remove leaves an address that another node has taken over")
    void removeOfATakenAddress() throws KitException {
        eip.leadingTo(b);
        Run run = on(a);
        run.kit.remove(run.ctx);
        assertThat(eip.target()).isEqualTo(b.eni());
        assertWrites();
    }

    @Test
    @DisplayName("a remove that AWS does not answer succeeds with a warning: the next node takes the address over")
    void removeOutOfReach() throws KitException {
        eip.leadingTo(a);
        Run run = on(a, "endpoint=" + aws.unreachable());
        run.ctx.pass(Duration.ofSeconds(59));
        run.kit.remove(run.ctx);
        assertThat(run.ctx.warnings()).singleElement().asString().contains("the next node takes it over");
    }

    @Test
    @DisplayName("a throttled write is repeated until it is through")
    void throttled() throws KitException {
        eip.leadingTo(b);
        Run run = on(a);
        aws.disturb(ASSOCIATE, Trouble.THROTTLED, 2);
        run.kit.restore(run.ctx);
        assertThat(eip.target()).isEqualTo(a.eni());
        assertWrites(ASSOCIATE, ASSOCIATE, ASSOCIATE);
    }

    @Test
    @DisplayName("a denied write names the missing permission and is not repeated")
    void denied() throws KitException {
        eip.leadingTo(b);
        Run run = on(a);
        aws.disturb(ASSOCIATE, Trouble.DENIED, 3);
        KitException failure = failedRestore(run);
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure).hasMessageContaining("this node's role lacks ec2:AssociateAddress");
        assertThat(eip.target()).isEqualTo(b.eni());
        assertWrites(ASSOCIATE);
    }

    @Test
    @DisplayName("a lost reply is resolved by looking, not by writing again")
    void lostReply() throws KitException {
        eip.leadingTo(b);
        Run run = on(a);
        aws.disturb(ASSOCIATE, Trouble.REPLY_LOST, 1);
        run.kit.restore(run.ctx);
        assertThat(eip.target()).isEqualTo(a.eni());
        assertWrites(ASSOCIATE);
        assertThat(run.ctx.logLines()).anyMatch(line -> line.contains("may or may not have been done"));
    }

    @Test
    @DisplayName("a stale owner, whose gate is closed, does not let go of the address")
    void staleOwner() throws KitException {
        eip.leadingTo(a);
        Run run = on(a);
        run.ctx.gateClosesAfter(0);
        run.kit.remove(run.ctx);
        assertThat(eip.target()).isEqualTo(a.eni());
        assertWrites();
    }

    @Test
    @DisplayName("an API out of reach is unknown for quickCheck and TRANSIENT for restore")
    void unreachable() throws KitException {
        eip.leadingTo(a);
        Run run = on(a, "endpoint=" + aws.unreachable());
        run.ctx.pass(Duration.ofSeconds(59));
        assertThat(run.kit.quickCheck(run.ctx)).isInstanceOf(Health.Unknown.class);
        assertThat(failedRestore(run).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    @DisplayName("what this node may not see is unknown, not failed")
    void deniedLook() throws KitException {
        eip.leadingTo(b);
        Run run = on(a);
        aws.disturb("DescribeAddresses", Trouble.DENIED, 1);
        assertThat(run.kit.quickCheck(run.ctx))
                .isInstanceOfSatisfying(
                        Health.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("lacks ec2:DescribeAddresses"));
    }

    @Test
    @DisplayName("a preflight has EC2 try the writes, and changes nothing")
    void preflight() throws KitException {
        eip.leadingTo(b);
        Run run = on(a);
        assertThat(run.kit.preflight(run.ctx))
                .extracting(finding -> finding.severity() + " " + finding.what())
                .containsExactly(
                        "OK the look at AWS",
                        "OK ec2:AssociateAddress",
                        "OK ec2:DisassociateAddress",
                        "OK clock against 127.0.0.1");
        assertThat(eip.target()).isEqualTo(b.eni());
    }

    @Test
    @DisplayName("a preflight names what this node may not do, and what stands in the way")
    void failingPreflight() throws KitException {
        Run run = on(a);
        aws.disturb(ASSOCIATE, Trouble.DENIED, 1);
        assertThat(run.kit.preflight(run.ctx)).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.why()).contains("lacks ec2:AssociateAddress");
        });
        Run impossible = on(a, "eip=tag:Name=other");
        assertThat(impossible.kit.preflight(impossible.ctx)).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.why()).contains("no such Elastic IP");
        });
        assertThat(eip.target()).isEqualTo("-");
    }

    @Test
    @DisplayName("with interface and region given, the metadata service is not asked")
    void withoutMetadata() throws KitException {
        Run run = on(a, "imds=http://127.0.0.1:1", "eni=" + a.eni(), "region=" + SampleNodes.REGION);
        run.kit.restore(run.ctx);
        assertThat(eip.target()).isEqualTo(a.eni());
    }

    final SampleAddress eip() {
        return eip;
    }

    final Ec2Client ec2() {
        return ec2;
    }

    final Node a() {
        return a;
    }

    final Node b() {
        return b;
    }

    /** A kit on one node with the context of one action. */
    record Run(ElasticIpKit kit, ContractContext ctx) {}

    /** Forgets the calls made so far. */
    final Run on(Node node, String... parameters) throws KitException {
        Map<String, String> given = new HashMap<>(Map.of(
                "eip",
                eip.publicIp(),
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
        ContractContext ctx =
                ContractContext.of("eip", Settings.SPECS, given).on(node.name()).within(Duration.ofSeconds(60));
        aws.forgetCalls();
        return new Run(new ElasticIpKit(new AwsNode(clients, Map.of()), ctx::pass), ctx);
    }

    static KitException failedRestore(Run run) {
        return catchThrowableOfType(KitException.class, () -> run.kit.restore(run.ctx));
    }

    final void assertWrites(String... actions) {
        List<String> writes = aws.calls().stream()
                .filter(action -> !action.startsWith("Describe"))
                .toList();
        assertThat(writes).isEqualTo(List.of(actions));
    }
}

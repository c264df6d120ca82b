package io.genericark.routetable;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.AwsClients.Place;
import io.genericark.aws.AwsNode;
import io.genericark.aws.Endpoints;
import io.genericark.aws.EniId;
import io.genericark.aws.Role;
import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult;
import io.genericark.awssim.world.ResourceId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import io.genericark.awssim.world.SimRegion;
import io.genericark.awssim.world.SimRouteTable;
import io.genericark.awssim.world.SimVpc;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The contract on aws-sim, and what only aws-sim can show: accounts, answers of several pages, interfaces by name, packets. */
final class RouteTableReachOnAwsSimTest extends RouteTableReachContract {

    private static final String OWNER = "arn:aws:iam::222222222222:role/tables";

    private final SimUnderTest aws = new SimUnderTest();

    @Override
    AwsUnderTest fresh() {
        return aws;
    }

    @Test
    @DisplayName("in a VPC that another account shares, the tables are written with a role of that account only")
    void sharedVpc() throws KitException {
        SampleVpc shared = shared();
        shared.leadingTo(shared.b());
        Run without = on(shared.a());
        KitException refusal = failedRestore(without);
        assertThat(refusal.kind()).isEqualTo(Kind.DENIED);
        assertThat(refusal).hasMessageContaining("belongs to account 222222222222");
        assertWrites();
        Run with = on(shared.a(), "role=" + OWNER, "role-external-id=ark", "sts-endpoint=" + aws.endpoint());
        with.kit().restore(with.ctx());
        assertThat(shared.targets()).containsOnly(eni(shared.a()));
        assertThat(with.kit().quickCheck(with.ctx())).isEqualTo(Health.healthy());
        assertThat(without.kit().quickCheck(without.ctx())).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("a role that asks for an external id is not assumed without it")
    void externalId() throws KitException {
        SampleVpc shared = shared();
        shared.leadingTo(shared.b());
        KitException refusal = failedRestore(on(shared.a(), "role=" + OWNER, "sts-endpoint=" + aws.endpoint()));
        assertThat(refusal.kind()).isEqualTo(Kind.DENIED);
        assertThat(refusal).hasMessageContaining("was not assumed");
    }

    @Test
    @DisplayName("a table that comes on a later page of the answer is kept too")
    void pages() throws KitException {
        SimVpc sim = region().vpc(new VpcId(vpc().vpc()));
        for (int i = 0; i < 120; i++) {
            sim.routeTable("spare");
        }
        SimRouteTable last = sim.routeTable("last").route(SampleVpc.VIP, new ResourceId.EniId(eni(vpc().b())));
        Run run = on(vpc().a(), "tables=tag:Name=last");
        run.kit().restore(run.ctx());
        assertThat(last.target(SampleVpc.VIP).map(Object::toString)).contains(eni(vpc().a()));
        assertThat(aws.calls()).filteredOn("DescribeRouteTables"::equals).hasSize(4);
    }

    @Test
    @DisplayName("an interface named as the operating system names it is found by its MAC address")
    void interfaceByName() throws KitException {
        EniId further = vpc().attachTo(vpc().a());
        vpc().leadingTo(vpc().b());
        Run run = on(vpc().a(), "eni=ens6");
        kit(run.ctx(), Map.of("ens6", mac(further))).restore(run.ctx());
        assertThat(vpc().targets()).containsOnly(further.value());
    }

    @Test
    @DisplayName("a name that no interface of this node or of this instance has is refused with the reason")
    void unknownInterface() throws KitException {
        Run run = on(vpc().a(), "eni=ens7");
        RouteTableKit stranger = kit(run.ctx(), Map.of("ens7", mac(vpc().b().eni())));
        assertThat(failedRestore(run)).hasMessageContaining("this node has no interface ens7");
        assertThat(failedRestore(new Run(stranger, run.ctx())))
                .hasMessageContaining("no network interface of this instance has the MAC address");
    }

    @Test
    @DisplayName("after a takeover packets to an IPv6 VIP from every subnet arrive at the new node")
    void ipv6Packets() throws KitException {
        vpc().switchOnSourceDestCheck(vpc().b());
        Run run = on(vpc().b(), "vip=fd00:99::10", "create-missing=true");
        run.kit().restore(run.ctx());
        for (String subnet : vpc().subnets()) {
            assertThat(aws.sim().world().packet(new SubnetId(subnet), "fd00:99::10"))
                    .isInstanceOfSatisfying(
                            PacketResult.Delivered.class,
                            delivered -> assertThat(delivered.instance().value())
                                    .isEqualTo(vpc().b().instance()));
        }
    }

    /** A VPC of another account, whose subnets are shared with that of the nodes. */
    private SampleVpc shared() {
        aws.sim().world().accounts().addRole(OWNER, Optional.of("ark"));
        Optional<URI> endpoint = Optional.of(aws.endpoint());
        Role role = new Role(OWNER, Optional.of("ark"), new Endpoints(endpoint, Map.of()));
        return SampleVpc.build(
                ec2(new Place(SampleVpc.REGION, endpoint, Optional.of(role))),
                ec2(new Place(SampleVpc.REGION, endpoint)),
                subnet -> region().subnet(new SubnetId(subnet)).shareWith(AwsWorld.ACCOUNT));
    }

    private Ec2Client ec2(Place place) {
        return clients.reader(Ec2Client.class, Ec2Client::builder, place);
    }

    private SimRegion region() {
        return aws.sim().world().region(SampleVpc.REGION);
    }

    private String mac(EniId eni) {
        return vpc().ec2()
                .describeNetworkInterfaces(r -> r.networkInterfaceIds(eni.value()))
                .networkInterfaces()
                .getFirst()
                .macAddress();
    }

    private RouteTableKit kit(ContractContext ctx, Map<String, String> macs) {
        return new RouteTableKit(
                new AwsNode(clients, Map.of(), name -> Optional.ofNullable(macs.get(name))), ctx::pass);
    }
}

package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.CALLER;
import static io.genericark.awssim.OneVpc.REGION;
import static io.genericark.awssim.OneVpc.VIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.ResourceId.SubnetId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** A VPC of another account, one of whose two subnets is shared with the world's own. */
class SharedVpcTest {

    private static final String OTHER = "222222222222";
    private static final String ROLE = "arn:aws:iam::" + OTHER + ":role/tables";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AwsWorld world = new AwsWorld(now::get, 1);
    private final AwsSim sim = AwsSim.start(world);
    private final Ec2Client own = OneVpc.ec2(sim.endpoint(), REGION, CALLER);
    private Ec2Client owner;
    private String vpc;
    private String shared;
    private String unshared;
    private String table;

    @BeforeEach
    void build() {
        world.region(REGION);
        world.accounts().addRole(ROLE, Optional.of("ark"));
        owner = OneVpc.ec2(sim.endpoint(), REGION, key("ark"));
        vpc = owner.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        shared = subnet("10.0.1.0/24");
        unshared = subnet("10.0.2.0/24");
        table = owner.describeRouteTables(r -> r.filters(filter("vpc-id", vpc)))
                .routeTables()
                .getFirst()
                .routeTableId();
        world.region(REGION).subnet(new SubnetId(shared)).shareWith(AwsWorld.ACCOUNT);
    }

    @AfterEach
    void stop() {
        own.close();
        owner.close();
        sim.close();
    }

    @Test
    @DisplayName("what is made with the credentials of a role belongs to the role's account")
    void owners() {
        assertThat(owner.describeVpcs().vpcs()).extracting(Vpc::ownerId).containsExactly(OTHER);
        assertThat(owner.describeRouteTables().routeTables())
                .extracting(RouteTable::ownerId)
                .containsExactly(OTHER);
    }

    @Test
    @DisplayName("a participant sees the shared subnet, its VPC and its tables, and nothing else")
    void participantSees() {
        assertThat(own.describeSubnets().subnets())
                .singleElement()
                .satisfies(subnet -> assertThat(subnet.subnetId()).isEqualTo(shared));
        assertThat(own.describeVpcs().vpcs()).hasSize(1);
        assertThat(own.describeRouteTables().routeTables()).hasSize(1);
        assertThat(code(() -> own.describeSubnets(r -> r.subnetIds(unshared)))).isEqualTo("InvalidSubnetID.NotFound");
    }

    @Test
    @DisplayName(
            "a participant has interfaces of its own in a shared subnet; the owner sees them and cannot change them")
    void interfaces() {
        NetworkInterface eni =
                own.createNetworkInterface(r -> r.subnetId(shared)).networkInterface();
        assertThat(eni.ownerId()).isEqualTo(AwsWorld.ACCOUNT);
        assertThat(owner.describeNetworkInterfaces().networkInterfaces())
                .extracting(NetworkInterface::networkInterfaceId)
                .containsExactly(eni.networkInterfaceId());
        assertThat(code(() -> owner.deleteNetworkInterface(r -> r.networkInterfaceId(eni.networkInterfaceId()))))
                .isEqualTo("UnauthorizedOperation");
        assertThat(code(() -> own.createNetworkInterface(r -> r.subnetId(unshared))))
                .isEqualTo("InvalidSubnetID.NotFound");
    }

    @Test
    @DisplayName("routes of a shared VPC are written by its owner only, also to interfaces of participants")
    void routes() {
        String eni = own.createNetworkInterface(r -> r.subnetId(shared))
                .networkInterface()
                .networkInterfaceId();
        assertThat(code(() -> route(own, eni))).isEqualTo("UnauthorizedOperation");
        route(owner, eni);
        RouteTable written = owner.describeRouteTables().routeTables().getFirst();
        assertThat(written.routes().getLast().networkInterfaceId()).isEqualTo(eni);
    }

    @Test
    @DisplayName("what is not shared does not exist for another account")
    void unsharedVpc() {
        String hidden = owner.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();
        assertThat(code(() -> own.describeVpcs(r -> r.vpcIds(hidden)))).isEqualTo("InvalidVpcID.NotFound");
        String mine = own.createVpc(r -> r.cidrBlock("10.8.0.0/16")).vpc().vpcId();
        assertThat(code(() -> owner.createRouteTable(r -> r.vpcId(mine)))).isEqualTo("InvalidVpcID.NotFound");
    }

    @Test
    @DisplayName("credentials of a role expire")
    void expire() {
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(59)));
        assertThat(owner.describeVpcs().vpcs()).hasSize(1);
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
        assertThat(code(() -> owner.describeVpcs())).isEqualTo("RequestExpired");
    }

    @Test
    @DisplayName("a role is refused that does not exist, or whose external id is not named")
    void refused() {
        assertThatThrownBy(() -> key("wrong")).isInstanceOf(AwsError.class).hasMessageContaining("AccessDenied");
        assertThatThrownBy(() -> world.accounts().assume(ROLE + "x", Optional.of("ark"), "test", now.get()))
                .isInstanceOf(AwsError.class)
                .hasMessageContaining("sts:AssumeRole");
    }

    private String key(String externalId) {
        return world.accounts()
                .assume(ROLE, Optional.of(externalId), "test", now.get().plus(Duration.ofHours(1)))
                .accessKeyId();
    }

    private String subnet(String cidr) {
        return owner.createSubnet(r -> r.vpcId(vpc).cidrBlock(cidr)).subnet().subnetId();
    }

    private void route(Ec2Client caller, String eni) {
        caller.createRoute(r -> r.routeTableId(table).destinationCidrBlock(VIP).networkInterfaceId(eni));
    }

    private static String code(Runnable call) {
        return catchThrowableOfType(Ec2Exception.class, call::run)
                .awsErrorDetails()
                .errorCode();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}

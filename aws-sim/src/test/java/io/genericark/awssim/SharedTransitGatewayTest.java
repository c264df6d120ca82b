package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.CALLER;
import static io.genericark.awssim.OneVpc.REGION;
import static io.genericark.awssim.RouteActionsTest.assertThatCode;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.SimTransitGateway;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

/** A transit gateway of the world's own account, and a VPC of another one. */
class SharedTransitGatewayTest {
    private static final String OTHER = "222222222222";
    private static final String ROLE = "arn:aws:iam::" + OTHER + ":role/network";

    private final AwsWorld world = new AwsWorld();
    private final AwsSim sim = AwsSim.start(world);
    private final SimTransitGateway gateway = world.region(REGION).transitGateway("hub");
    private final Ec2Client owner = OneVpc.ec2(sim.endpoint(), REGION, CALLER);
    private Ec2Client other;
    private String vpc;
    private String subnet;

    @BeforeEach
    void build() {
        world.accounts().addRole(ROLE);
        String key = world.accounts()
                .assume(ROLE, Optional.empty(), "test", world.clock().instant().plus(Duration.ofHours(1)))
                .accessKeyId();
        other = OneVpc.ec2(sim.endpoint(), REGION, key);
        vpc = other.createVpc(r -> r.cidrBlock("10.7.0.0/16")).vpc().vpcId();
        subnet = other.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.7.1.0/24").availabilityZone(REGION + "a"))
                .subnet()
                .subnetId();
    }

    @AfterEach
    void stop() {
        owner.close();
        other.close();
        sim.close();
    }

    @Test
    @DisplayName("a gateway that is not shared does not exist for another account")
    void notShared() {
        assertThat(other.describeTransitGateways().transitGateways()).isEmpty();
        assertThatCode(this::attach).isEqualTo("InvalidTransitGatewayID.NotFound");
    }

    @Test
    @DisplayName("the attachment of another account's VPC waits for the gateway's owner")
    void accepted() {
        gateway.shareWith(OTHER);
        assertThat(other.describeTransitGateways().transitGateways())
                .extracting(TransitGateway::ownerId)
                .containsExactly(AwsWorld.ACCOUNT);
        String id = attach();
        assertThat(state(owner, id)).isEqualTo("pendingAcceptance");
        assertThatCode(() -> other.acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)))
                .isEqualTo("UnauthorizedOperation");
        owner.acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
        assertThat(state(other, id)).isEqualTo("available");
        assertThat(gateway.defaultTable().routes())
                .extracting(it -> it.destination().toString())
                .containsExactly("10.7.0.0/16");
        String table = other.describeRouteTables().routeTables().getFirst().routeTableId();
        other.createRoute(r -> r.routeTableId(table)
                .destinationCidrBlock("10.0.0.0/8")
                .transitGatewayId(gateway.id().value()));
    }

    @Test
    @DisplayName("the gateway's owner rejects an attachment, or accepts all by an option")
    void rejectedOrByOption() {
        gateway.shareWith(OTHER);
        String id = attach();
        owner.rejectTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
        assertThat(state(other, id)).isEqualTo("rejected");
        owner.modifyTransitGateway(
                r -> r.transitGatewayId(gateway.id().value()).options(o -> o.autoAcceptSharedAttachments("enable")));
        assertThat(state(other, attach())).isEqualTo("available");
    }

    @Test
    @DisplayName("routes and tables of a shared gateway are its owner's")
    void tables() {
        gateway.shareWith(OTHER);
        String table = gateway.defaultTable().id().value();
        assertThat(other.describeTransitGatewayRouteTables().transitGatewayRouteTables())
                .isEmpty();
        assertThatCode(() -> other.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table)
                        .destinationCidrBlock("10.0.0.0/8")
                        .blackhole(true)))
                .isEqualTo("InvalidRouteTableID.NotFound");
        assertThatCode(() -> other.deleteTransitGateway(
                        r -> r.transitGatewayId(gateway.id().value())))
                .isEqualTo("UnauthorizedOperation");
    }

    @Test
    @DisplayName("either owner ends the attachment, and only the VPC's owner changes it")
    void ends() {
        gateway.shareWith(OTHER);
        String id = attach();
        owner.acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
        assertThatCode(() -> owner.modifyTransitGatewayVpcAttachment(
                        r -> r.transitGatewayAttachmentId(id).options(o -> o.ipv6Support("enable"))))
                .isEqualTo("UnauthorizedOperation");
        owner.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
        assertThat(state(other, id)).isEqualTo("deleted");
    }

    private String attach() {
        return other.createTransitGatewayVpcAttachment(
                        r -> r.transitGatewayId(gateway.id().value()).vpcId(vpc).subnetIds(subnet))
                .transitGatewayVpcAttachment()
                .transitGatewayAttachmentId();
    }

    private static String state(Ec2Client ec2, String id) {
        TransitGatewayVpcAttachment found = ec2.describeTransitGatewayVpcAttachments(
                        r -> r.transitGatewayAttachmentIds(id))
                .transitGatewayVpcAttachments()
                .getFirst();
        return found.stateAsString();
    }
}

package io.genericark.awssim;

import static io.genericark.awssim.RouteActionsTest.assertThatCode;
import static io.genericark.awssim.RouteActionsTest.filter;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.SimTransitGateway;
import io.genericark.awssim.world.SimVpc;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPeeringAttachment;

/** Peerings of two transit gateways, in two regions and, where a test says so, of two accounts. States last ten seconds. */
class TransitPeeringTest {
    private static final String HERE = "ap-northeast-1";
    private static final String THERE = "us-west-2";
    private static final String OTHER = "222222222222";
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AwsWorld world = new AwsWorld(now::get, 1);
    private final SimTransitGateway own = world.region(HERE).transitGateway("own");
    private final SimTransitGateway peer = world.region(THERE).transitGateway("peer");
    private final AwsSim sim = AwsSim.start(world, AwsSimOptions.DEFAULTS.withTransitDelay(SETTLING));
    private final Ec2Client here = OneVpc.ec2(sim.endpoint(), HERE, OneVpc.CALLER);
    private final Ec2Client there = OneVpc.ec2(sim.endpoint(), THERE, OneVpc.CALLER);

    @AfterEach
    void stop() {
        here.close();
        there.close();
        sim.close();
    }

    @Test
    void bothRegionsSeeAPeeringBecomeAvailable() {
        String id = ask(AwsWorld.ACCOUNT);
        assertThat(state(here, id)).isEqualTo("initiatingRequest");
        assertThat(there.describeTransitGatewayPeeringAttachments(r -> {}).transitGatewayPeeringAttachments())
                .isEmpty();
        assertThatCode(() -> accept(there, id)).isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        settle();
        assertThat(state(here, id)).isEqualTo("pendingAcceptance");
        assertThat(state(there, id)).isEqualTo("pendingAcceptance");
        assertThatCode(() -> accept(here, id)).isEqualTo("InvalidParameterValue");
        accept(there, id);
        assertThat(state(here, id)).isEqualTo("pending");
        assertThatCode(() -> accept(there, id)).isEqualTo("IncorrectState");
        settle();
        assertThat(state(here, id)).isEqualTo("available");
        assertThat(state(there, id)).isEqualTo("available");
    }

    @Test
    void eachSideNamesTheOtherAsItsResource() {
        String id = available();
        TransitGatewayAttachment seen = attachment(here, id);
        assertThat(seen.resourceTypeAsString()).isEqualTo("peering");
        assertThat(seen.transitGatewayId()).isEqualTo(own.id().value());
        assertThat(seen.resourceId()).isEqualTo(peer.id().value());
        assertThat(attachment(there, id).resourceId()).isEqualTo(own.id().value());
        TransitGatewayPeeringAttachment peering = peering(there, id);
        assertThat(peering.requesterTgwInfo().transitGatewayId())
                .isEqualTo(own.id().value());
        assertThat(peering.requesterTgwInfo().region()).isEqualTo(HERE);
        assertThat(peering.accepterTgwInfo().region()).isEqualTo(THERE);
    }

    @Test
    void bothSidesAreAssociatedWithTheDefaultTablesAndPropagateNothing() {
        String id = available();
        assertThat(attachment(here, id).association().stateAsString()).isEqualTo("associated");
        assertThat(attachment(there, id).association().transitGatewayRouteTableId())
                .isEqualTo(peer.defaultTable().id().value());
        assertThat(here.getTransitGatewayAttachmentPropagations(r -> r.transitGatewayAttachmentId(id))
                        .transitGatewayAttachmentPropagations())
                .isEmpty();
        String table = own.defaultTable().id().value();
        assertThatCode(() -> here.enableTransitGatewayRouteTablePropagation(
                        r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(id)))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void nothingLeadsToAPeeringThatIsNotAvailable() {
        String id = ask(AwsWorld.ACCOUNT);
        String table = own.defaultTable().id().value();
        assertThatCode(() -> here.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table)
                        .destinationCidrBlock("10.0.0.0/8")
                        .transitGatewayAttachmentId(id)))
                .isEqualTo("IncorrectState");
        assertThat(attachment(here, id).association().stateAsString()).isEqualTo("associating");
    }

    @Test
    void eitherSideEndsItForBoth() {
        String id = available();
        there.deleteTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(id));
        assertThat(state(here, id)).isEqualTo("deleting");
        settle();
        assertThat(state(here, id)).isEqualTo("deleted");
        assertThat(state(there, id)).isEqualTo("deleted");
        assertThat(attachment(here, id).association()).isNull();
        assertThatCode(() -> there.deleteTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(id)))
                .isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        String again = available();
        assertThat(again).isNotEqualTo(id);
    }

    @Test
    void aPeeringIsRejectedOnce() {
        String id = ask(AwsWorld.ACCOUNT);
        settle();
        there.rejectTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(id));
        settle();
        assertThat(state(here, id)).isEqualTo("rejected");
        assertThatCode(() -> accept(there, id)).isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
    }

    @Test
    void onePairHasOnePeering() {
        ask(AwsWorld.ACCOUNT);
        assertThatCode(() -> ask(AwsWorld.ACCOUNT)).isEqualTo("DuplicateTransitGatewayAttachment");
        assertThatCode(() -> there.createTransitGatewayPeeringAttachment(
                        r -> r.transitGatewayId(peer.id().value())
                                .peerTransitGatewayId(own.id().value())
                                .peerRegion(HERE)
                                .peerAccountId(AwsWorld.ACCOUNT)))
                .isEqualTo("DuplicateTransitGatewayAttachment");
    }

    @Test
    void askingAGatewayThatIsNotThereFailsLater() {
        String id = ask("333333333333");
        settle();
        assertThat(state(here, id)).isEqualTo("failed");
        assertThat(there.describeTransitGatewayPeeringAttachments(r -> {}).transitGatewayPeeringAttachments())
                .isEmpty();
        ask(AwsWorld.ACCOUNT);
    }

    @Test
    void gatewaysOfOneRegionPeerToo() {
        String second = world.region(HERE).transitGateway("second").id().value();
        settle();
        String id = here.createTransitGatewayPeeringAttachment(
                        r -> r.transitGatewayId(own.id().value())
                                .peerTransitGatewayId(second)
                                .peerRegion(HERE)
                                .peerAccountId(AwsWorld.ACCOUNT))
                .transitGatewayPeeringAttachment()
                .transitGatewayAttachmentId();
        settle();
        accept(here, id);
        settle();
        assertThat(here.describeTransitGatewayAttachments(r -> r.filters(filter("resource-type", "peering")))
                        .transitGatewayAttachments())
                .extracting(TransitGatewayAttachment::transitGatewayId)
                .containsExactlyInAnyOrder(own.id().value(), second);
    }

    @Test
    void theOwnerOfTheOtherGatewayAccepts() {
        world.accounts().addRole("arn:aws:iam::" + OTHER + ":role/network");
        String key = world.accounts()
                .assume(
                        "arn:aws:iam::" + OTHER + ":role/network",
                        Optional.empty(),
                        "test",
                        now.get().plus(Duration.ofHours(1)))
                .accessKeyId();
        try (Ec2Client other = OneVpc.ec2(sim.endpoint(), THERE, key)) {
            String gateway = other.createTransitGateway().transitGateway().transitGatewayId();
            settle();
            String id = here.createTransitGatewayPeeringAttachment(
                            r -> r.transitGatewayId(own.id().value())
                                    .peerTransitGatewayId(gateway)
                                    .peerRegion(THERE)
                                    .peerAccountId(OTHER))
                    .transitGatewayPeeringAttachment()
                    .transitGatewayAttachmentId();
            settle();
            assertThatCode(() -> accept(there, id)).isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
            accept(other, id);
            settle();
            assertThat(attachment(here, id).resourceOwnerId()).isEqualTo(OTHER);
            assertThat(attachment(other, id).resourceOwnerId()).isEqualTo(AwsWorld.ACCOUNT);
            assertThat(other.describeTransitGatewayPeeringAttachments(
                                    r -> r.filters(filter("remote-owner-id", AwsWorld.ACCOUNT)))
                            .transitGatewayPeeringAttachments())
                    .hasSize(1);
        }
    }

    @Test
    void eachSideHasItsOwnTags() {
        String id = available();
        there.createTags(r -> r.resources(id)
                .tags(Tag.builder().key("Name").value("from there").build()));
        assertThat(peering(here, id).tags()).extracting(Tag::value).containsExactly("from here");
        assertThat(peering(there, id).tags()).extracting(Tag::value).containsExactly("from there");
    }

    @Test
    void statesOfGatewaysTablesAndAttachmentsTakeTheirTimeToo() {
        String gateway = here.createTransitGateway().transitGateway().transitGatewayId();
        assertThatCode(() -> here.createTransitGatewayRouteTable(r -> r.transitGatewayId(gateway)))
                .isEqualTo("IncorrectState");
        settle();
        SimVpc vpc = world.region(HERE).vpc("10.1.0.0/16");
        String subnet = vpc.subnet("10.1.1.0/24", HERE + "a").id().value();
        String attachment = here.createTransitGatewayVpcAttachment(
                        r -> r.transitGatewayId(gateway).vpcId(vpc.id().value()).subnetIds(subnet))
                .transitGatewayVpcAttachment()
                .transitGatewayAttachmentId();
        assertThat(attachment(here, attachment).stateAsString()).isEqualTo("pending");
        assertThatCode(() -> here.createRoute(
                        r -> r.routeTableId(vpc.mainRouteTable().id().value())
                                .destinationCidrBlock("10.9.0.0/16")
                                .transitGatewayId(gateway)))
                .isEqualTo("InvalidTransitGatewayID.NotFound");
        assertThatCode(() -> here.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment)))
                .isEqualTo("IncorrectState");
        settle();
        assertThat(attachment(here, attachment).stateAsString()).isEqualTo("available");
        assertThat(attachment(here, attachment).association().stateAsString()).isEqualTo("associated");
    }

    private String available() {
        String id = ask(AwsWorld.ACCOUNT);
        settle();
        accept(there, id);
        settle();
        return id;
    }

    private String ask(String account) {
        TagSpecification name = TagSpecification.builder()
                .resourceType(ResourceType.TRANSIT_GATEWAY_ATTACHMENT)
                .tags(Tag.builder().key("Name").value("from here").build())
                .build();
        return here.createTransitGatewayPeeringAttachment(
                        r -> r.transitGatewayId(own.id().value())
                                .peerTransitGatewayId(peer.id().value())
                                .peerRegion(THERE)
                                .peerAccountId(account)
                                .tagSpecifications(name))
                .transitGatewayPeeringAttachment()
                .transitGatewayAttachmentId();
    }

    private static void accept(Ec2Client ec2, String id) {
        ec2.acceptTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(id));
    }

    private void settle() {
        now.updateAndGet(it -> it.plus(SETTLING));
    }

    private static String state(Ec2Client ec2, String id) {
        return peering(ec2, id).stateAsString();
    }

    private static TransitGatewayPeeringAttachment peering(Ec2Client ec2, String id) {
        List<TransitGatewayPeeringAttachment> found = ec2.describeTransitGatewayPeeringAttachments(
                        r -> r.transitGatewayAttachmentIds(id))
                .transitGatewayPeeringAttachments();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static TransitGatewayAttachment attachment(Ec2Client ec2, String id) {
        return ec2.describeTransitGatewayAttachments(r -> r.transitGatewayAttachmentIds(id))
                .transitGatewayAttachments()
                .getFirst();
    }
}

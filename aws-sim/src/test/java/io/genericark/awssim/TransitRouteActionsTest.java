package io.genericark.awssim;

import static io.genericark.awssim.RouteActionsTest.assertThatCode;
import static io.genericark.awssim.RouteActionsTest.filter;
import static io.genericark.awssim.TransitNet.VIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Cidr;
import io.genericark.awssim.world.SimTransitTable;
import io.genericark.awssim.world.SimVpc;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

/** Routes of the transit gateway of region A in {@link TransitNet}: the VIP's static one and its VPC's propagated one. */
class TransitRouteActionsTest {
    private final TransitNet net = new TransitNet();
    private final AwsSim sim = AwsSim.start(net.world);
    private final Ec2Client ec2 = OneVpc.ec2(sim.endpoint(), net.placeA.region().name(), OneVpc.CALLER);
    private final SimTransitTable table = net.placeA.gateway().defaultTable();
    private final String vpcAttachment = net.placeA.attachment().value();
    private final String peering = net.peeringAB.value();

    @AfterEach
    void stop() {
        ec2.close();
        sim.close();
    }

    @Test
    void aRouteIsDescribedWithWhatItLeadsTo() {
        TransitGatewayRoute route = only(VIP);
        assertThat(route.typeAsString()).isEqualTo("static");
        assertThat(route.stateAsString()).isEqualTo("active");
        assertThat(route.transitGatewayAttachments())
                .singleElement()
                .satisfies(a -> assertThat(a.transitGatewayAttachmentId()).isEqualTo(vpcAttachment))
                .satisfies(a -> assertThat(a.resourceTypeAsString()).isEqualTo("vpc"))
                .satisfies(a -> assertThat(a.resourceId())
                        .isEqualTo(net.placeA.vpc().id().value()));
    }

    @Test
    void aRouteIsLedElsewhereAndTheAnswerSaysWhere() {
        TransitGatewayRoute changed = ec2.replaceTransitGatewayRoute(r -> r.transitGatewayRouteTableId(id())
                        .destinationCidrBlock(VIP)
                        .transitGatewayAttachmentId(peering))
                .route();
        assertThat(changed.transitGatewayAttachments())
                .singleElement()
                .satisfies(a -> assertThat(a.resourceTypeAsString()).isEqualTo("peering"))
                .satisfies(a -> assertThat(a.resourceId())
                        .isEqualTo(net.placeB.gateway().id().value()));
        assertThat(only(VIP)).isEqualTo(changed);
        ec2.replaceTransitGatewayRoute(r ->
                r.transitGatewayRouteTableId(id()).destinationCidrBlock(VIP).blackhole(true));
        assertThat(only(VIP).stateAsString()).isEqualTo("blackhole");
        assertThat(only(VIP).transitGatewayAttachments()).isEmpty();
    }

    @Test
    void aRouteIsCreatedOnceAndDeletedOnce() {
        create("fd00::10/128", vpcAttachment);
        assertThatCode(() -> create("FD00:0::10/128", peering)).isEqualTo("RouteAlreadyExists");
        assertThat(delete("fd00::10/128").stateAsString()).isEqualTo("deleted");
        assertThatCode(() -> delete("fd00::10/128")).isEqualTo("InvalidRoute.NotFound");
        assertThatCode(() -> ec2.replaceTransitGatewayRoute(r -> r.transitGatewayRouteTableId(id())
                        .destinationCidrBlock("fd00::10/128")
                        .blackhole(true)))
                .isEqualTo("InvalidRoute.NotFound");
    }

    @Test
    void wrongRoutesGetTheErrorCodesOfEc2() {
        assertThatCode(() -> create("10.60.0.0/16", "tgw-attach-0"))
                .isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        assertThatCode(() -> create("10.60.0.0/16", net.placeB.attachment().value()))
                .isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        assertThatCode(() -> ec2.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId("tgw-rtb-0")
                        .destinationCidrBlock("10.60.0.0/16")
                        .blackhole(true)))
                .isEqualTo("InvalidRouteTableID.NotFound");
        assertThatCode(() -> ec2.createTransitGatewayRoute(
                        r -> r.transitGatewayRouteTableId(id()).destinationCidrBlock("10.60.0.0/16")))
                .isEqualTo("MissingParameter");
        assertThatCode(() -> create("10.60.0.0", peering)).isEqualTo("InvalidParameterValue");
        assertThatCode(() -> delete("10.10.0.0/16")).isEqualTo("InvalidRoute.NotFound");
    }

    @Test
    void aDryRunMakesTheChecksAndNoChange() {
        assertThatCode(() -> ec2.replaceTransitGatewayRoute(r -> r.transitGatewayRouteTableId(id())
                        .destinationCidrBlock(VIP)
                        .transitGatewayAttachmentId(peering)
                        .dryRun(true)))
                .isEqualTo("DryRunOperation");
        assertThatCode(() -> ec2.deleteTransitGatewayRoute(r -> r.transitGatewayRouteTableId(id())
                        .destinationCidrBlock(VIP)
                        .dryRun(true)))
                .isEqualTo("DryRunOperation");
        assertThatCode(() -> ec2.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(id())
                        .destinationCidrBlock(VIP)
                        .transitGatewayAttachmentId(peering)
                        .dryRun(true)))
                .isEqualTo("RouteAlreadyExists");
        assertThat(only(VIP).transitGatewayAttachments().getFirst().transitGatewayAttachmentId())
                .isEqualTo(vpcAttachment);
    }

    @Test
    void aLostReplyHidesThatTheRouteWasReplaced() {
        sim.faults()
                .add(Fault.on(net.placeA.region().name(), "ReplaceTransitGatewayRoute")
                        .lostReply()
                        .times(1));
        assertThatThrownBy(() -> ec2.replaceTransitGatewayRoute(r -> r.transitGatewayRouteTableId(id())
                        .destinationCidrBlock(VIP)
                        .transitGatewayAttachmentId(peering)))
                .isNotNull();
        assertThat(only(VIP).transitGatewayAttachments().getFirst().transitGatewayAttachmentId())
                .isEqualTo(peering);
    }

    @Test
    void aStaticRouteGoesBeforeAPropagatedOneAndLeavesItBehind() {
        assertThat(only("10.10.0.0/16").typeAsString()).isEqualTo("propagated");
        create("10.10.0.0/16", peering);
        assertThat(only("10.10.0.0/16").typeAsString()).isEqualTo("static");
        delete("10.10.0.0/16");
        assertThat(only("10.10.0.0/16").typeAsString()).isEqualTo("propagated");
    }

    @Test
    void aFurtherBlockOfAnAttachedVpcIsPropagatedAndOneOfIpv6OnlyWhenAskedFor() {
        String vpc = net.placeA.vpc().id().value();
        ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).cidrBlock("10.30.0.0/16"));
        ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).amazonProvidedIpv6CidrBlock(true));
        assertThat(search(filter("type", "propagated"))).containsExactly("10.10.0.0/16", "10.30.0.0/16");
        ec2.modifyTransitGatewayVpcAttachment(
                r -> r.transitGatewayAttachmentId(vpcAttachment).options(o -> o.ipv6Support("enable")));
        assertThat(search(filter("type", "propagated"))).hasSize(3);
    }

    @Test
    void aRouteToADeletedAttachmentIsABlackholeAndAPropagatedOneIsGone() {
        ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(vpcAttachment));
        assertThat(only(VIP).stateAsString()).isEqualTo("blackhole");
        assertThat(search(filter("type", "propagated"))).isEmpty();
        assertThatCode(() -> create("10.60.0.0/16", vpcAttachment))
                .isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | static | 10.0.0.0/8 10.11.0.0/16 10.99.0.0/16 10.99.0.10/32 192.168.0.0/16",
                "type | static,propagated | 10.0.0.0/8 10.10.0.0/16 10.11.0.0/16 10.99.0.0/16 10.99.0.10/32 192.168.0.0/16",
                "state | blackhole | 192.168.0.0/16",
                "route-search.exact-match | 10.99.0.0/16 | 10.99.0.0/16",
                "route-search.exact-match | 10.99.0.0/17 | ",
                "route-search.longest-prefix-match | 10.99.0.10 | 10.99.0.10/32",
                "route-search.longest-prefix-match | 10.99.0.0/24 | 10.99.0.0/16",
                "route-search.longest-prefix-match | 10.12.0.1/32 | 10.0.0.0/8",
                "route-search.longest-prefix-match | 172.16.0.1 | ",
                "route-search.subnet-of-match | 10.99.0.0/16 | 10.99.0.0/16 10.99.0.10/32",
                "route-search.supernet-of-match | 10.99.0.0/24 | 10.0.0.0/8 10.99.0.0/16",
                "attachment.resource-type | vpc | 10.10.0.0/16 10.99.0.10/32",
                "attachment.resource-type | peering | 10.0.0.0/8 10.11.0.0/16 10.99.0.0/16",
                "prefix-list-id | pl-1 | ",
            })
    void routesAreSearched(String name, String values, @Nullable String found) {
        table.route("10.11.0.0/16", net.peeringAB)
                .route("10.99.0.0/16", net.peeringAB)
                .route("10.0.0.0/8", net.peeringAB)
                .blackhole("192.168.0.0/16");
        assertThat(search(filter(name, values.split(",")))).containsExactly(words(found));
    }

    @Test
    void severalFiltersMustAllMatch() {
        String vpc = net.placeA.vpc().id().value();
        assertThat(search(filter("attachment.resource-id", vpc), filter("type", "static")))
                .containsExactly(VIP);
        assertThat(search(
                        filter("attachment.transit-gateway-attachment-id", vpcAttachment),
                        filter("route-search.supernet-of-match", "10.10.1.0/24")))
                .containsExactly("10.10.0.0/16");
        assertThatCode(() -> search(filter("route-search.nearest", VIP))).isEqualTo("InvalidParameterValue");
        assertThatCode(() -> ec2.searchTransitGatewayRoutes(r -> r.transitGatewayRouteTableId(id())))
                .isEqualTo("MissingParameter");
    }

    @Test
    void whatDoesNotFitIsOnlySaidToBeThere() {
        IntStream.range(0, 1003).forEach(i -> table.blackhole("172.%d.%d.0/24".formatted(i / 250, i % 250)));
        Filter all = filter("state", "active", "blackhole");
        SearchTransitGatewayRoutesResponse first = ec2.searchTransitGatewayRoutes(
                r -> r.transitGatewayRouteTableId(id()).filters(all).maxResults(5));
        assertThat(first.routes()).hasSize(5);
        assertThat(first.additionalRoutesAvailable()).isTrue();
        SearchTransitGatewayRoutesResponse unlimited = ec2.searchTransitGatewayRoutes(
                r -> r.transitGatewayRouteTableId(id()).filters(all));
        assertThat(unlimited.routes()).hasSize(1000);
        assertThat(unlimited.additionalRoutesAvailable()).isTrue();
        assertThat(ec2.searchTransitGatewayRoutes(
                                r -> r.transitGatewayRouteTableId(id()).filters(filter("type", "propagated")))
                        .additionalRoutesAvailable())
                .isFalse();
        assertThatCode(() -> ec2.searchTransitGatewayRoutes(
                        r -> r.transitGatewayRouteTableId(id()).filters(all).maxResults(1001)))
                .isEqualTo("InvalidParameterValue");
    }

    @Tag("long")
    @Test
    void aGatewayHoldsTenThousandRoutesInAllItsTables() {
        SimTransitTable other = net.placeA.gateway().table("other");
        assertThatThrownBy(() -> net.world.change(net.placeA.region().name(), region -> {
                    for (int i = 0; i < 10_001; i++) {
                        Cidr destination = Cidr.of("100.%d.%d.0/24".formatted(i / 250, i % 250));
                        region.transitRouting()
                                .create(i % 2 == 0 ? table.id() : other.id(), destination, Optional.empty());
                    }
                    return region;
                }))
                .isInstanceOfSatisfying(
                        AwsError.class, e -> assertThat(e.code()).isEqualTo("RouteLimitExceeded"));
    }

    @Test
    void vpcsOfOneGatewayShareATable() {
        SimVpc second = net.placeA.region().vpc("10.40.0.0/16");
        second.subnet("10.40.1.0/24", net.placeA.region().name() + "a");
        net.placeA.gateway().attach(second);
        assertThat(search(filter("type", "propagated"))).containsExactly("10.10.0.0/16", "10.40.0.0/16");
    }

    private String id() {
        return table.id().value();
    }

    private void create(String destination, String attachment) {
        ec2.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(id())
                .destinationCidrBlock(destination)
                .transitGatewayAttachmentId(attachment));
    }

    private TransitGatewayRoute delete(String destination) {
        return ec2.deleteTransitGatewayRoute(
                        r -> r.transitGatewayRouteTableId(id()).destinationCidrBlock(destination))
                .route();
    }

    private TransitGatewayRoute only(String destination) {
        List<TransitGatewayRoute> found = ec2.searchTransitGatewayRoutes(r ->
                        r.transitGatewayRouteTableId(id()).filters(filter("route-search.exact-match", destination)))
                .routes();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<String> search(Filter... filters) {
        return ec2
                .searchTransitGatewayRoutes(
                        r -> r.transitGatewayRouteTableId(id()).filters(filters))
                .routes()
                .stream()
                .map(TransitGatewayRoute::destinationCidrBlock)
                .toList();
    }

    private static String[] words(@Nullable String text) {
        return text == null ? new String[0] : text.split(" ");
    }
}

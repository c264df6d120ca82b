package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.VIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genericark.awssim.world.RouteTarget;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;

class RouteActionsTest {
    private final OneVpc aws = new OneVpc();
    private final Ec2Client ec2 = aws.ec2();

    @AfterEach
    void stop() {
        ec2.close();
        aws.close();
    }

    @Test
    void tablesThatHoldTheVipAreFoundByFilter() {
        aws.vpc.routeTable("without the vip");
        assertThat(ec2.describeRouteTables(r -> r.filters(
                                filter("vpc-id", aws.vpc.id().value()), filter("route.destination-cidr-block", VIP)))
                        .routeTables())
                .extracting(RouteTable::routeTableId)
                .containsExactly(aws.main.id().value(), aws.tableB.id().value());
    }

    @Test
    void aTableIsDescribedWithRoutesAssociationsAndTags() {
        RouteTable table = describe(aws.tableB.id().value());
        assertThat(table.vpcId()).isEqualTo(aws.vpc.id().value());
        assertThat(table.associations())
                .singleElement()
                .satisfies(
                        a -> assertThat(a.subnetId()).isEqualTo(aws.subnetB.id().value()))
                .satisfies(a -> assertThat(a.main()).isFalse());
        assertThat(table.tags())
                .singleElement()
                .satisfies(t -> assertThat(t.value()).isEqualTo("rtb-b"));
        assertThat(table.routes()).extracting(Route::destinationCidrBlock).containsExactly("10.1.0.0/16", VIP);
        assertThat(table.routes().getLast().networkInterfaceId())
                .isEqualTo(aws.nodeA.eniId().value());
        assertThat(table.routes().getLast().instanceId())
                .isEqualTo(aws.nodeA.id().value());
        assertThat(describe(aws.main.id().value()).associations().getFirst().main())
                .isTrue();
    }

    @Test
    void replaceRouteLeadsTheVipToAnotherInterface() {
        replace(aws.nodeB.eniId().value());
        assertThat(aws.main.target(VIP)).contains(new RouteTarget.Eni(aws.nodeB.eniId()));
    }

    @Test
    void aDestinationIsMatchedInItsCanonicalForm() {
        ec2.createRoute(r -> r.routeTableId(aws.main.id().value())
                .destinationCidrBlock("192.168.7.9/24")
                .networkInterfaceId(aws.nodeA.eniId().value()));
        ec2.replaceRoute(r -> r.routeTableId(aws.main.id().value())
                .destinationCidrBlock("192.168.7.0/24")
                .instanceId(aws.nodeB.id().value()));
        assertThat(aws.main.target("192.168.7.0/24")).contains(new RouteTarget.Eni(aws.nodeB.eniId()));
        ec2.createRoute(r -> r.routeTableId(aws.main.id().value())
                .destinationIpv6CidrBlock("fd00:0:0::10/128")
                .networkInterfaceId(aws.nodeA.eniId().value()));
        assertThat(describe(aws.main.id().value()).routes().getLast().destinationIpv6CidrBlock())
                .isEqualTo("fd00::10/128");
    }

    @Test
    void aRouteIsCreatedOnceAndDeletedOnce() {
        ThrowingCallable create =
                () -> ec2.createRoute(r -> r.routeTableId(aws.main.id().value())
                        .destinationCidrBlock("10.99.0.11/32")
                        .networkInterfaceId(aws.nodeA.eniId().value()));
        ThrowingCallable delete =
                () -> ec2.deleteRoute(r -> r.routeTableId(aws.main.id().value()).destinationCidrBlock("10.99.0.11/32"));
        assertThatCode(create).isNull();
        assertThatCode(create).isEqualTo("RouteAlreadyExists");
        assertThatCode(delete).isNull();
        assertThatCode(delete).isEqualTo("InvalidRoute.NotFound");
    }

    @Test
    void wrongRequestsGetTheErrorCodesOfEc2() {
        String table = aws.main.id().value();
        String eni = aws.nodeA.eniId().value();
        assertThatCode(() -> ec2.replaceRoute(r ->
                        r.routeTableId("rtb-0123").destinationCidrBlock(VIP).networkInterfaceId(eni)))
                .isEqualTo("InvalidRouteTableID.NotFound");
        assertThatCode(() -> ec2.replaceRoute(
                        r -> r.routeTableId(table).destinationCidrBlock(VIP).networkInterfaceId("eni-0123")))
                .isEqualTo("InvalidNetworkInterfaceID.NotFound");
        assertThatCode(() -> ec2.replaceRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock("10.99.0.99/32")
                        .networkInterfaceId(eni)))
                .isEqualTo("InvalidParameterValue");
        assertThatCode(() -> ec2.replaceRoute(r ->
                        r.routeTableId(table).destinationCidrBlock("10.99.0.10").networkInterfaceId(eni)))
                .isEqualTo("InvalidParameterValue");
        assertThatCode(() -> ec2.replaceRoute(r -> r.routeTableId(table).destinationCidrBlock(VIP)))
                .isEqualTo("MissingParameter");
        assertThatCode(() -> ec2.createRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock("10.1.1.0/25")
                        .networkInterfaceId(eni)))
                .isEqualTo("InvalidParameterValue");
        assertThatCode(() -> ec2.createRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock("10.9.0.0/16")
                        .transitGatewayId("tgw-0123")))
                .isEqualTo("InvalidTransitGatewayID.NotFound");
        assertThatCode(() -> ec2.describeRouteTables(r -> r.filters(filter("no-such-filter", "x"))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void anInterfaceOfAnotherVpcIsRefused() {
        String foreign = aws.world
                .region(OneVpc.REGION)
                .vpc("10.2.0.0/16")
                .subnet("10.2.1.0/24", OneVpc.REGION + "a")
                .instance("foreign")
                .eniId()
                .value();
        assertThatCode(() -> replace(foreign)).isEqualTo("InvalidParameterValue");
    }

    @Test
    void aDryRunChecksEverythingAndChangesNothing() {
        assertThatThrownBy(
                        () -> ec2.replaceRoute(r -> r.routeTableId(aws.main.id().value())
                                .destinationCidrBlock(VIP)
                                .networkInterfaceId(aws.nodeB.eniId().value())
                                .dryRun(true)))
                .isInstanceOfSatisfying(Ec2Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(412);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("DryRunOperation");
                });
        assertThat(aws.main.target(VIP)).contains(new RouteTarget.Eni(aws.nodeA.eniId()));
        assertThatCode(() -> ec2.replaceRoute(r -> r.routeTableId("rtb-0123")
                        .destinationCidrBlock(VIP)
                        .networkInterfaceId("eni-1")
                        .dryRun(true)))
                .isEqualTo("InvalidRouteTableID.NotFound");
    }

    @Test
    void aRouteIsABlackholeWhileItsInstanceIsNotRunning() {
        assertThat(vipState()).isEqualTo("active");
        aws.nodeA.stop();
        assertThat(vipState()).isEqualTo("blackhole");
        aws.nodeA.start();
        assertThat(vipState()).isEqualTo("active");
        String eni = aws.nodeA.eniId().value();
        ec2.terminateInstances(r -> r.instanceIds(aws.nodeA.id().value()));
        assertThat(vipState()).isEqualTo("blackhole");
        assertThat(vip().networkInterfaceId()).isEqualTo(eni);
        assertThat(vip().instanceId()).isNull();
        assertThatCode(() -> replace(eni)).isEqualTo("InvalidNetworkInterfaceID.NotFound");
        replace(aws.nodeB.eniId().value());
        assertThat(vipState()).isEqualTo("active");
    }

    @Test
    void replaceRouteIsAtomicUnderConcurrency() throws Exception {
        int writers = 8;
        CyclicBarrier start = new CyclicBarrier(writers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> done : IntStream.range(0, writers)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        for (int n = 0; n < 25; n++) {
                            replace((i % 2 == 0 ? aws.nodeA : aws.nodeB).eniId().value());
                            assertThat(vip().networkInterfaceId())
                                    .isIn(
                                            aws.nodeA.eniId().value(),
                                            aws.nodeB.eniId().value());
                        }
                        return i;
                    }))
                    .toList()) {
                done.get();
            }
        }
        assertThat(aws.sim.log().calls("ReplaceRoute")).hasSize(writers * 25);
        assertThat(describe(aws.main.id().value()).routes()).hasSize(2);
    }

    private void replace(String eni) {
        ec2.replaceRoute(r ->
                r.routeTableId(aws.main.id().value()).destinationCidrBlock(VIP).networkInterfaceId(eni));
    }

    private RouteTable describe(String id) {
        return ec2.describeRouteTables(r -> r.routeTableIds(id)).routeTables().getFirst();
    }

    private Route vip() {
        return describe(aws.main.id().value()).routes().stream()
                .filter(r -> Objects.equals(r.destinationCidrBlock(), VIP))
                .findFirst()
                .orElseThrow();
    }

    private String vipState() {
        return vip().stateAsString();
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    static AbstractStringAssert<?> assertThatCode(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        return assertThat(thrown instanceof Ec2Exception e ? e.awsErrorDetails().errorCode() : null)
                .describedAs("error code of %s", thrown);
    }
}

package io.genericark.crossregion;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.KitException;
import io.genericark.awssim.faults.Fault;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which calls need not wait for others, and which are not made. */
final class RoundTripsTest extends KitOnSampleNet {

    private static final String SEARCH = "SearchTransitGatewayRoutes";

    private SampleNet net;

    @BeforeEach
    void build() {
        net = mesh().leadingToA(VIP);
    }

    @Test
    @DisplayName("a look asks for the tables that an earlier look has shown before they are listed")
    void known() throws KitException {
        Run run = on(net.b);
        String c = net.c.region().name();
        aws.sim().faults().add(Fault.on(c, "DescribeTransitGatewayRouteTables").denied());
        run.kit().plan(run.ctx());
        assertThat(regionsOf(SEARCH)).doesNotContain(c);
        aws.sim().faults().clear();
        run.kit().plan(run.ctx());
        aws.forgetCalls();
        aws.sim().faults().add(Fault.on(c, "DescribeTransitGatewayRouteTables").denied());
        run.kit().plan(run.ctx());
        assertThat(regionsOf(SEARCH)).contains(c);
    }

    @Test
    @DisplayName("after writing, routes are looked at, and what no write has changed is not")
    void afterWriting() throws KitException {
        Run run = on(net.b);
        run.restore();
        for (String once : List.of("DescribeVpcs", "DescribeTransitGateways", "DescribeTransitGatewayAttachments")) {
            assertThat(aws.sim().log().calls(once)).as(once).hasSize(3);
        }
        for (String twice : List.of("DescribeRouteTables", SEARCH)) {
            assertThat(aws.sim().log().calls(twice)).as(twice).hasSize(6);
        }
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
    }

    @Test
    @DisplayName(
            "a table that has come since the last look is looked at, too; one that is gone is none of the kit's any more")
    void comeAndGone() throws KitException {
        Run run = on(net.b);
        run.kit().plan(run.ctx());
        var come = net.c.gateway().table("come").route(VIP, net.peering("ac"));
        aws.sim()
                .faults()
                .add(Fault.on(net.c.region().name(), SEARCH)
                        .error("InvalidRouteTableID.NotFound", 400)
                        .times(1));
        run.restore();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
        assertThat(come.routes())
                .filteredOn(route -> route.destination().toString().equals(VIP))
                .singleElement()
                .satisfies(route -> assertThat(String.valueOf(route.attachment()))
                        .isEqualTo(net.peering("bc").value()));
        assertThat(run.ctx().warnings()).isEmpty();
    }

    private Set<String> regionsOf(String action) {
        Set<String> regions = new TreeSet<>();
        aws.sim().log().calls(action).forEach(call -> regions.add(call.region()));
        return regions;
    }
}

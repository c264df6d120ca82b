package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.REGION;
import static io.genericark.awssim.OneVpc.VIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.Cidr;
import io.genericark.awssim.world.RouteTable;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimVpc;
import io.genericark.awssim.world.Tags;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises of the world that no wire protocol shows. */
class AwsWorldTest {
    private final AwsWorld world = new AwsWorld();
    private final SimVpc vpc = world.region(REGION).vpc("10.1.0.0/16");

    @Test
    void anOperationThatThrowsHalfWayLeavesNoTrace() {
        SimInstance node = vpc.subnet("10.1.1.0/24", REGION + "a").instance("node-a");
        vpc.mainRouteTable().route(VIP, node);
        assertThatThrownBy(() -> world.change(REGION, region -> {
                    region.routing().delete(vpc.mainRouteTable().id(), Cidr.of(VIP));
                    region.compute().terminate(node.id());
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(vpc.mainRouteTable().target(VIP)).isPresent();
        assertThat(node.describe().isRunning()).isTrue();
    }

    @Test
    void whatAQueryChangesIsThrownAway() {
        world.read(REGION, region -> region.network().createRouteTable(vpc.id(), Tags.NONE));
        List<RouteTable> tables =
                world.read(REGION, region -> region.routeTables().all());
        assertThat(tables).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "10.99.0.10/32, 10.99.0.10/32",
        "10.1.2.3/16, 10.1.0.0/16",
        "0.0.0.0/0, 0.0.0.0/0",
        "fd00:0:0::10/128, fd00::10/128",
        "FD00::1/64, fd00::/64",
        "::/0, ::/0"
    })
    void aCidrIsPutIntoItsCanonicalForm(String given, String canonical) {
        assertThat(Cidr.of(given)).hasToString(canonical).isEqualTo(Cidr.of(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.1.0.0", "10.1.0.0/33", "10.1/16", "10.*.0.0/16", "10.1-2.0.0/16", "vip/32", "/24", "1/8"
            })
    void whatIsNoCidrIsRefused(String given) {
        assertThatThrownBy(() -> Cidr.of(given))
                .isInstanceOfSatisfying(
                        AwsError.class, e -> assertThat(e.code()).isEqualTo("InvalidParameterValue"));
    }

    @Test
    void aRouteInsideTheVpcMustBeAWholeSubnetAndLeadToAnInterface() {
        SimInstance node = vpc.subnet("10.1.1.0/24", REGION + "a").instance("node-a");
        vpc.mainRouteTable().route("10.1.1.0/24", node);
        assertThatThrownBy(() -> vpc.mainRouteTable().route("10.1.1.77/32", node))
                .isInstanceOf(AwsError.class);
        assertThatThrownBy(() -> vpc.mainRouteTable().route("10.1.1.0/24", vpc.internetGateway()))
                .isInstanceOf(AwsError.class);
    }

    @Test
    void theLocalRouteStays() {
        assertThatThrownBy(() -> vpc.mainRouteTable().deleteRoute("10.1.0.0/16"))
                .hasMessageContaining("cannot remove local route");
    }

    @Test
    void subnetsLieInTheVpcAndDoNotOverlap() {
        vpc.subnet("10.1.1.0/24", REGION + "a");
        assertThatThrownBy(() -> vpc.subnet("10.1.1.128/25", REGION + "b"))
                .hasMessageContaining("InvalidSubnet.Conflict");
        assertThatThrownBy(() -> vpc.subnet("10.2.1.0/24", REGION + "b")).hasMessageContaining("InvalidSubnet.Range");
        assertThatThrownBy(() -> vpc.subnet("10.1.2.0/24", "us-west-2a")).hasMessageContaining("availabilityZone");
    }
}

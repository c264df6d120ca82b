package io.genericark.awssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.awssim.topology.BuiltVpc;
import io.genericark.awssim.topology.Topology;
import io.genericark.awssim.topology.TopologyBuilder;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult.Delivered;
import io.genericark.awssim.world.PacketResult.Dropped;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyTest {
    private static final String VIP = "10.99.0.10";

    private final AwsWorld world = new AwsWorld();

    @Test
    void inOneVpcEverySubnetReachesTheFirstNode() {
        BuiltVpc vpc = BuiltVpc.main(build("one-vpc"), "ap-northeast-1");
        assertThat(vpc.subnets().values())
                .hasSize(4)
                .allSatisfy(subnet -> assertThat(subnet.packet(VIP))
                        .isInstanceOfSatisfying(
                                Delivered.class,
                                d -> assertThat(d.instance())
                                        .isEqualTo(vpc.instance("node-a").id())));
        assertThat(vpc.routeTable("main").describe().isMain()).isTrue();
    }

    @Test
    void inTwoRegionsTheSecondSendsTheVipToItsTransitGatewayWhichKnowsNoWay() {
        Map<String, Map<String, BuiltVpc>> built = build("two-regions");
        assertThat(BuiltVpc.main(built, "ap-northeast-1").subnet("c").packet(VIP))
                .isInstanceOf(Delivered.class);
        assertThat(BuiltVpc.main(built, "ap-northeast-3").subnet("a").packet(VIP))
                .isInstanceOfSatisfying(
                        Dropped.class, d -> assertThat(d.reason()).contains("no route of tgw-rtb-"));
    }

    @Test
    void theEmptyTopologyEnablesRegions() {
        build("empty");
        assertThat(world.regionNames()).contains("ap-northeast-1", "us-east-1").hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'regions':[],'regoins':[]} | regoins",
                "{} | a topology needs regions",
                "{'regions':[{'vpcs':[]}]} | a region needs a name",
                "{'regions':[{'name':'r','vpcs':[{'name':'v','cidr':'10.0.0.0','subnets':[]}]}]} | not a valid CIDR",
                "{'regions':[{'name':'r','vpcs':[{'name':'v','cidr':'10.0.0.0/16','subnets':[],'routeTables':"
                        + "[{'name':'t','routes':[{'destination':'10.9.0.0/16','target':'n'}]}]}]}]} | no 'n' among",
                "not json | not understood"
            })
    void aTopologyThatIsWrongIsRefusedWithAReason(String json, String reason) {
        assertThatThrownBy(() -> TopologyBuilder.build(world, Topology.parse(json.replace('\'', '"'))))
                .hasMessageContaining(reason);
    }

    private Map<String, Map<String, BuiltVpc>> build(String name) {
        return TopologyBuilder.build(world, Topology.named(name));
    }
}

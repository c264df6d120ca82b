package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.REGION;
import static io.genericark.awssim.RouteActionsTest.assertThatCode;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ControlApiTest {
    private final OneVpc aws = new OneVpc();
    private final Ec2Client ec2 = aws.ec2();

    @AfterEach
    void stop() {
        ec2.close();
        aws.close();
    }

    @Test
    void faultsAreAddedListedAndRemoved() throws Exception {
        JsonNode added = json(Http.send("POST", aws.sim.endpoint(), "/_sim/faults", """
                [{"region":"ap-northeast-1","action":"DescribeVpcs","effect":"throttle","times":1},
                 {"effect":"latency","millis":1}]
                """));
        assertThat(added).hasSize(2);
        assertThat(added.get(0).get("code").stringValue()).isEqualTo("RequestLimitExceeded");
        assertThat(added.get(1).get("region").stringValue()).isEqualTo("*");
        assertThatCode(ec2::describeVpcs).isEqualTo("RequestLimitExceeded");
        assertThatCode(ec2::describeVpcs).isNull();
        JsonNode left = json(Http.get(aws.sim.endpoint(), "/_sim/faults"));
        assertThat(left).hasSize(1);
        int id = left.get(0).get("id").intValue();
        assertThat(json(Http.send("DELETE", aws.sim.endpoint(), "/_sim/faults?id=" + id, "")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"effect\":\"explode\"}",
                "{\"effect\":\"cut\"}",
                "{\"effect\":\"isolated\",\"times\":1}",
                "{\"effect\":\"throttle\",\"regoin\":\"us-west-2\"}",
                "{\"effect\":\"throttle\",\"times\":0}",
                "{\"region\":\"us-west-2\"}",
                "not json"
            })
    void aFaultThatIsNotUnderstoodIsRefused(String body) throws Exception {
        HttpResponse<String> answer = Http.send("POST", aws.sim.endpoint(), "/_sim/faults", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(aws.sim.faults().active()).isEmpty();
    }

    @Test
    void theLogTellsWhoCalledWhatAndWhatBecameOfIt() throws Exception {
        ec2.describeRouteTables(r -> r.routeTableIds(aws.main.id().value()));
        JsonNode call = json(Http.get(aws.sim.endpoint(), "/_sim/log")).get(0);
        assertThat(call.get("region").stringValue()).isEqualTo(REGION);
        assertThat(call.get("action").stringValue()).isEqualTo("DescribeRouteTables");
        assertThat(call.get("caller").stringValue()).isEqualTo(OneVpc.CALLER);
        assertThat(call.get("outcome").stringValue()).isEqualTo("ANSWERED");
        assertThat(call.get("parameters").get("RouteTableId.1").stringValue())
                .isEqualTo(aws.main.id().value());
        assertThat(call.get("received").stringValue()).endsWith("Z");
        assertThat(json(Http.send("DELETE", aws.sim.endpoint(), "/_sim/log", "")))
                .isEmpty();
    }

    @Test
    void faultsOfPacketsAreAddedAndListedToo() throws Exception {
        JsonNode added = json(Http.send("POST", aws.sim.endpoint(), "/_sim/faults", """
                [{"effect":"cut","attachment":"tgw-attach-1"}, {"region":"us-west-2","effect":"slow-routes","millis":5},
                 {"region":"us-west-2","effect":"isolated"}]
                """));
        assertThat(added.get(0).get("attachment").stringValue()).isEqualTo("tgw-attach-1");
        assertThat(added.get(1).get("millis").intValue()).isEqualTo(5);
        assertThat(added.get(2).get("effect").stringValue()).isEqualTo("isolated");
        assertThatCode(ec2::describeVpcs).isNull();
    }

    @Test
    void theDataPlaneAnswersWhoGetsAPacket() throws Exception {
        String path = "/_sim/packet?region=" + REGION + "&subnet=" + aws.subnetB.id() + "&to=10.99.0.10";
        JsonNode delivered = json(Http.get(aws.sim.endpoint(), path));
        assertThat(delivered.get("result").stringValue()).isEqualTo("delivered");
        assertThat(delivered.get("instance").stringValue())
                .isEqualTo(aws.nodeA.id().value());
        assertThat(delivered.get("passed").get(0).get("table").stringValue())
                .isEqualTo(aws.tableB.id().value());
        aws.nodeA.terminate();
        assertThat(json(Http.get(aws.sim.endpoint(), path)).get("cause").stringValue())
                .isEqualTo("BLACKHOLE");
    }

    @Test
    void anImdsIsStartedOnRequest() throws Exception {
        JsonNode answer = json(Http.get(aws.sim.endpoint(), "/_sim/imds?instance=" + aws.nodeB.id()));
        assertThat(answer.get("endpoint").stringValue())
                .isEqualTo(aws.sim.imds(aws.nodeB.id()).endpoint().toString());
        assertThat(Http.get(aws.sim.endpoint(), "/_sim/imds?instance=i-0123").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anUnknownPathIsNotFoundAndAnUnsignedCallIsRefused() throws Exception {
        assertThat(Http.get(aws.sim.endpoint(), "/_sim/nothing").statusCode()).isEqualTo(404);
        HttpResponse<String> unsigned = Http.send("POST", aws.sim.endpoint(), "/", "Action=DescribeVpcs");
        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(unsigned.body()).contains("AuthFailure");
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }
}

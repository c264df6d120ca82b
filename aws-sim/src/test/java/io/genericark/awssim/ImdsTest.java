package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.awssim.imds.Imds;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.NetworkInterface;
import io.genericark.awssim.world.SimInstance;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImdsTest {
    private static final String META = "/latest/meta-data/";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final AwsWorld world = new AwsWorld(now::get, 7);
    private final SimInstance node = world.region(REGION)
            .vpc("10.1.0.0/16")
            .subnet("10.1.1.0/24", REGION + "c")
            .instance("node-a", "10.1.1.10");
    private final AwsSim sim = AwsSim.start(world);
    private final Imds imds = sim.imds(node.id());

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void theInstanceLearnsWhoAndWhereItIs() throws Exception {
        NetworkInterface eni = node.networkInterface();
        assertThat(value(META + "instance-id")).isEqualTo(node.id().value());
        assertThat(value(META + "mac")).isEqualTo(eni.mac());
        assertThat(value(META + "placement/region")).isEqualTo(REGION);
        assertThat(value(META + "placement/availability-zone")).isEqualTo(REGION + "c");
        String at = META + "network/interfaces/macs/" + eni.mac() + "/";
        assertThat(value(at + "interface-id")).isEqualTo(eni.id().value());
        assertThat(value(at + "vpc-id")).isEqualTo(eni.vpc().value());
        assertThat(value(at + "subnet-id")).isEqualTo(eni.subnet().value());
        assertThat(value(at + "local-ipv4s")).isEqualTo("10.1.1.10");
    }

    @Test
    void directoriesAreListed() throws Exception {
        assertThat(value(META + "network/interfaces/macs/"))
                .isEqualTo(node.networkInterface().mac() + "/");
        assertThat(value(META)).contains("instance-id", "placement/", "network/");
    }

    @Test
    void documentAndCredentialsAreJson() throws Exception {
        JsonNode document = new JsonMapper().readTree(value("/latest/dynamic/instance-identity/document"));
        assertThat(document.get("instanceId").stringValue()).isEqualTo(node.id().value());
        assertThat(document.get("accountId").stringValue()).isEqualTo(AwsWorld.ACCOUNT);
        String role = value(META + "iam/security-credentials/");
        JsonNode credentials = new JsonMapper().readTree(value(META + "iam/security-credentials/" + role));
        assertThat(credentials.get("AccessKeyId").stringValue()).isEqualTo(node.accessKeyId());
        assertThat(Instant.parse(credentials.get("Expiration").stringValue())).isAfter(now.get());
    }

    @Test
    void withoutAValidTokenNothingIsTold() throws Exception {
        assertThat(Http.get(imds.endpoint(), META + "instance-id").statusCode()).isEqualTo(401);
        assertThat(get(META + "instance-id", "invented").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenExpires() throws Exception {
        String token = token("60").body();
        assertThat(get(META + "instance-id", token).statusCode()).isEqualTo(200);
        now.updateAndGet(t -> t.plus(Duration.ofSeconds(60)));
        assertThat(get(META + "instance-id", token).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenNeedsALifetimeWithinBoundsAndNoProxy() throws Exception {
        assertThat(Http.send("PUT", imds.endpoint(), "/latest/api/token", "").statusCode())
                .isEqualTo(400);
        assertThat(token("0").statusCode()).isEqualTo(400);
        assertThat(token("21601").statusCode()).isEqualTo(400);
        assertThat(token("x").statusCode()).isEqualTo(400);
        assertThat(Http.send(
                                "PUT",
                                imds.endpoint(),
                                "/latest/api/token",
                                "",
                                "X-aws-ec2-metadata-token-ttl-seconds",
                                "60",
                                "X-Forwarded-For",
                                "10.0.0.1")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anUnknownPathIsNotFound() throws Exception {
        assertThat(get(META + "no-such-thing", token("60").body()).statusCode()).isEqualTo(404);
    }

    @Test
    void aStoppedInstanceHasNoMetadata() {
        node.stop();
        assertThatThrownBy(() -> token("60")).isInstanceOf(IOException.class);
    }

    @Test
    void theSdkTakesItsCredentialsFromIt() {
        try (InstanceProfileCredentialsProvider provider = InstanceProfileCredentialsProvider.builder()
                .endpoint(imds.endpoint().toString())
                .build()) {
            assertThat(provider.resolveCredentials().accessKeyId()).isEqualTo(node.accessKeyId());
        }
    }

    @Test
    void everyInstanceHasItsOwnPort() {
        SimInstance other =
                world.region(REGION).subnet(node.networkInterface().subnet()).instance("node-b");
        assertThat(sim.imds(other.id()).endpoint()).isNotEqualTo(imds.endpoint());
        assertThat(sim.imds(node.id())).isSameAs(imds);
    }

    private String value(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path, token("60").body());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return Http.get(imds.endpoint(), path, "X-aws-ec2-metadata-token", token);
    }

    private HttpResponse<String> token(String ttl) throws IOException, InterruptedException {
        return Http.send("PUT", imds.endpoint(), "/latest/api/token", "", "X-aws-ec2-metadata-token-ttl-seconds", ttl);
    }
}

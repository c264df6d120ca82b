package io.genericark.awssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.genericark.awssim.topology.Topology;
import io.genericark.awssim.topology.TopologyBuilder;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult.Delivered;
import io.genericark.awssim.world.ResourceId.SubnetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The unmodified boto3 script {@code topology.py} of the moto-based stand-in; skipped where it or boto3 is not there. */
class TopologyScriptTest {
    private static final int NOT_STARTED = -1;

    private final AwsWorld world = new AwsWorld();
    private final AwsSim sim = AwsSim.start(world);

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void threeRegionsAreBuiltInWhichTheVipIsReachedFromEverySubnet() throws Exception {
        Path script = script();
        assumeTrue(Files.isRegularFile(script), () -> "skipped: no " + script + "; set ARK_MOTO_DIR");
        assumeTrue(python("-c", "import boto3") == 0, "skipped: python3 has no boto3");
        TopologyBuilder.build(world, Topology.named("empty"));
        int exit = python(script.toString());
        assertThat(exit).as(() -> read("err")).isZero();
        JsonNode built = new JsonMapper().readTree(read("out"));
        String owner = built.at("/regions/A/instances/0").stringValue();
        for (JsonNode region : built.get("regions")) {
            for (JsonNode subnet : region.get("subnets")) {
                assertThat(world.packet(new SubnetId(subnet.stringValue()), "10.99.0.10"))
                        .isInstanceOfSatisfying(
                                Delivered.class,
                                it -> assertThat(it.instance().value()).isEqualTo(owner));
            }
        }
    }

    private static Path script() {
        Path root = Path.of(Optional.ofNullable(System.getProperty("ark.root")).orElse(".."));
        return Optional.ofNullable(System.getenv("ARK_MOTO_DIR"))
                .map(Path::of)
                .orElse(root.resolve("../shared/aws"))
                .resolve("topology.py");
    }

    private int python(String... arguments) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("python3")
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("AWS_ENDPOINT_URL", sim.endpoint().toString());
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            return NOT_STARTED;
        }
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            return e.toString();
        }
    }
}

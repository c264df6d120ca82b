package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AwsSimMainTest {
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theReadyLineNamesEverythingBuilt() throws Exception {
        JsonNode ready = ready("--topology", "one-vpc");
        assertThat(ready.get("format").stringValue()).isEqualTo("aws-sim.ready/1");
        JsonNode vpc = ready.get("regions").get(REGION).get("main");
        JsonNode node = vpc.get("instances").get("node-a");
        URI endpoint = URI.create(ready.get("endpoint").stringValue());
        try (Ec2Client ec2 =
                OneVpc.ec2(endpoint, REGION, node.get("accessKeyId").stringValue())) {
            assertThat(ec2.describeRouteTables(r -> r.routeTableIds(
                                    vpc.get("routeTables").get("main").stringValue()))
                            .routeTables()
                            .getFirst()
                            .routes()
                            .getLast()
                            .networkInterfaceId())
                    .isEqualTo(node.get("eni").stringValue());
        }
        URI imds = URI.create(node.get("imds").stringValue());
        assertThat(Http.get(imds, "/latest/meta-data/").statusCode()).isEqualTo(401);
    }

    @Test
    void aTopologyFileIsBuilt() throws Exception {
        Path file = Files.writeString(directory.resolve("mine.json"), """
                {"regions":[{"name":"us-west-2","vpcs":[{"name":"v","cidr":"10.8.0.0/16","subnets":[
                  {"name":"s","cidr":"10.8.1.0/24","zone":"us-west-2a","instances":[{"name":"n"}]}]}]}]}
                """);
        JsonNode ready = ready("--topology", file.toString());
        assertThat(ready.at("/regions/us-west-2/v/instances/n/ip").stringValue())
                .isEqualTo("10.8.1.4");
    }

    @Test
    void aTopologyThatIsNotUnderstoodEndsTheProcessWithAReason() throws Exception {
        Path file = Files.writeString(directory.resolve("bad.json"), "{\"regions\":[],\"regoins\":[]}");
        Process process = start("--topology", file.toString());
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(process.errorReader(StandardCharsets.UTF_8).readLine()).contains("regoins");
    }

    private JsonNode ready(String... arguments) throws IOException {
        BufferedReader out = start(arguments).inputReader(StandardCharsets.UTF_8);
        return new JsonMapper().readTree(out.readLine());
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                property("java.class.path"),
                AwsSimMain.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name));
    }
}

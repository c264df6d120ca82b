package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.REGION;
import static io.genericark.awssim.OneVpc.VIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.PacketResult.Delivered;
import io.genericark.awssim.world.ResourceId.SubnetId;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified {@code aws} command line; skipped with a message where it is not installed. */
class AwsCliTest {
    private final AwsWorld world = new AwsWorld();
    private final AwsSim sim = AwsSim.start(world);

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void findCli() {
        boolean installed = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .anyMatch(d -> Files.isExecutable(Path.of(d, "aws")));
        assumeTrue(installed, "skipped: no 'aws' on PATH; install the AWS CLI to run this test");
        world.region(REGION);
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void aTopologyIsBuiltReadAndChanged() throws Exception {
        String vpc = text("ec2 create-vpc --cidr-block 10.6.0.0/16 --query Vpc.VpcId");
        String subnet = text("ec2 create-subnet --vpc-id " + vpc + " --cidr-block 10.6.1.0/24 --query Subnet.SubnetId");
        String eni = text("ec2 run-instances --image-id ami-1 --instance-type t3.micro --subnet-id " + subnet
                + " --query Instances[0].NetworkInterfaces[0].NetworkInterfaceId");
        aws("ec2 modify-network-interface-attribute --no-source-dest-check --network-interface-id " + eni);
        String table = text("ec2 describe-route-tables --filters Name=vpc-id,Values=" + vpc
                + " Name=association.main,Values=true --query RouteTables[0].RouteTableId");
        aws("ec2 create-route --route-table-id " + table + " --destination-cidr-block " + VIP
                + " --network-interface-id " + eni);
        assertThat(world.packet(new SubnetId(subnet), "10.99.0.10")).isInstanceOf(Delivered.class);
        assertThat(text("ec2 describe-route-tables --page-size 5 --filters Name=route.destination-cidr-block,Values="
                        + VIP + " --query RouteTables[].Routes[?State=='active'][].NetworkInterfaceId"))
                .isEqualTo(eni);
        assertThat(aws("ec2 replace-route --dry-run --route-table-id " + table + " --destination-cidr-block " + VIP
                        + " --network-interface-id " + eni))
                .contains("DryRunOperation");
        assertThat(aws("ec2 delete-route --route-table-id rtb-0123 --destination-cidr-block " + VIP))
                .contains("InvalidRouteTableID.NotFound");
    }

    @Test
    void aTargetGroupIsMadeAndItsTargetsHealthIsTold() throws Exception {
        String instance = world.region(REGION)
                .vpc("10.6.0.0/16")
                .subnet("10.6.1.0/24", REGION + "a")
                .instance("node")
                .id()
                .value();
        String vpc = world.read(REGION, r -> r.vpcs().all().getFirst().id().value());
        String group = text("elbv2 create-target-group --name web --protocol TCP --port 80 --vpc-id " + vpc
                + " --health-check-protocol HTTP --query TargetGroups[0].TargetGroupArn");
        aws("elbv2 register-targets --target-group-arn " + group + " --targets Id=" + instance);
        assertThat(text("elbv2 describe-target-health --target-group-arn " + group
                        + " --query TargetHealthDescriptions[].TargetHealth.Reason"))
                .isEqualTo("Target.NotInUse");
    }

    @Test
    void theCallerIsIdentified() throws Exception {
        assertThat(text("sts get-caller-identity --query Account")).isEqualTo(AwsWorld.ACCOUNT);
    }

    private String text(String arguments) throws IOException, InterruptedException {
        return aws(arguments + " --output text").strip();
    }

    /** Runs the command and gives what it printed, errors included. */
    private String aws(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(arguments.split(" ", -1)));
        Path output = Files.createTempFile(directory, "aws", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL",
                        sim.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID",
                        OneVpc.CALLER,
                        "AWS_SECRET_ACCESS_KEY",
                        "secret",
                        "AWS_DEFAULT_REGION",
                        REGION,
                        "AWS_REGION",
                        REGION,
                        "AWS_CONFIG_FILE",
                        directory.resolve("config").toString(),
                        "AWS_PAGER",
                        "",
                        "AWS_MAX_ATTEMPTS",
                        "1"));
        builder.start().waitFor();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}

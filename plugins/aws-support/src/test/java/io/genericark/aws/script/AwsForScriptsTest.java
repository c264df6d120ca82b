package io.genericark.aws.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.ContractContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.ScriptLibrary;
import io.genericark.aws.AwsClients;
import io.genericark.awssim.AwsSim;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.AwsWorld;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class AwsForScriptsTest {

    private static final String REGION = "ap-northeast-1";

    private final AwsClients clients = new AwsClients(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATESTTESTTESTTEST", "secret")));
    private final AwsForScripts aws = new AwsForScripts(clients);
    private AwsSim sim;

    @BeforeEach
    void start() {
        AwsWorld world = new AwsWorld();
        world.region(REGION);
        sim = AwsSim.start(world);
    }

    @AfterEach
    void stop() {
        clients.close();
        sim.close();
    }

    private Map<String, Object> ec2(String operation, Map<String, Object> arguments) throws KitException {
        return aws.call(
                ContractContext.of("web", List.of(), Map.of()),
                "ec2",
                operation,
                arguments,
                Map.of("region", REGION, "endpoint", sim.endpoint().toString()));
    }

    private KitException failure(String operation, Map<String, Object> arguments) {
        return catchThrowableOfType(KitException.class, () -> ec2(operation, arguments));
    }

    @Test
    @DisplayName("arguments and answers have the names and the nesting of the AWS API")
    void namesOfTheApi() throws KitException {
        Object vpc = Objects.requireNonNull(
                ec2("createVpc", Map.of("CidrBlock", "10.7.0.0/16")).get("Vpc"));
        assertThat(vpc).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("CidrBlock", "10.7.0.0/16");
        Object id = Objects.requireNonNull(((Map<?, ?>) vpc).get("VpcId"));

        Map<String, Object> tables = ec2(
                "describeRouteTables",
                Map.of("Filters", List.of(Map.of("Name", "vpc-id", "Values", List.of(id))), "MaxResults", 100));

        assertThat(tables.get("RouteTables"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .satisfies(table -> assertThat(((Map<?, ?>) table).get("VpcId")).isEqualTo(id))
                .satisfies(table -> assertThat(String.valueOf(((Map<?, ?>) table).get("Routes")))
                        .contains("DestinationCidrBlock=10.7.0.0/16"));
    }

    @Test
    @DisplayName("what is not of the API is said by name, before anything is sent")
    void unknownNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ec2("describeVpcs", Map.of("VpcId", "vpc-1")))
                .withMessageContaining("'VpcId' is not known here; known are")
                .withMessageContaining("VpcIds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ec2("describeVpcs", Map.of("VpcIds", "vpc-1")))
                .withMessageContaining("'VpcIds' cannot be vpc-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ec2("describeEverything", Map.of()))
                .withMessageContaining("no operation 'describeEverything'");
    }

    @Test
    @DisplayName("errors have the kinds of the AWS kits")
    void kinds() {
        assertThat(failure("describeRouteTables", Map.of("RouteTableIds", List.of("rtb-00000000000000000")))
                        .kind())
                .isEqualTo(Kind.DENIED);
        sim.faults().add(Fault.on(REGION, "CreateVpc").lostReply().times(1));
        assertThat(failure("createVpc", Map.of("CidrBlock", "10.8.0.0/16")).kind())
                .isEqualTo(Kind.INDETERMINATE);
        sim.close();
        assertThat(failure("describeVpcs", Map.of()).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    @DisplayName("only what is known to look counts as a look")
    void looks() {
        assertThat(List.of("describeVpcs", "getConsoleOutput", "listHostedZones", "searchTransitGatewayRoutes"))
                .noneMatch(operation -> aws.changes("ec2", operation));
        assertThat(List.of("replaceRoute", "createVpc", "changeResourceRecordSets", "registerTargets", "getaway"))
                .allMatch(operation -> aws.changes("ec2", operation));
    }

    @Test
    @DisplayName("the kit-host finds it on its class path")
    void isFound() {
        assertThat(ServiceLoader.load(ScriptLibrary.class))
                .singleElement()
                .satisfies(library -> assertThat(library.name()).isEqualTo("aws"));
    }
}

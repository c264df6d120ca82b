package io.genericark.elasticip;

import io.genericark.api.ContractContext;
import io.genericark.api.KitException;
import io.genericark.api.RecoveryKit;
import io.genericark.api.RecoveryKitContract;
import io.genericark.aws.AwsClients;
import io.genericark.aws.AwsNode;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.aws.standin.SimUnderTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What every kit promises, on aws-sim. */
final class ElasticIpRecoveryTest extends RecoveryKitContract {

    @AutoClose
    private final SimUnderTest aws = new SimUnderTest();

    @AutoClose
    private final AwsClients clients = new AwsClients(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATESTTESTTESTTEST", "secret")));

    private final ElasticIpKit kit = new ElasticIpKit(new AwsNode(clients, Map.of()), time -> {});
    private final SampleNodes nodes;
    private final SampleAddress eip;
    private final ContractContext resource;

    ElasticIpRecoveryTest() throws KitException {
        AwsClients.Place place = new AwsClients.Place(SampleNodes.REGION, Optional.of(aws.endpoint()));
        Ec2Client ec2 = clients.reader(Ec2Client.class, Ec2Client::builder, place);
        nodes = SampleNodes.build(ec2);
        eip = SampleAddress.allocate(ec2, "vip");
        resource = ContractContext.open(
                kit,
                "eip",
                Map.of(
                        "eip",
                        eip.publicIp(),
                        "endpoint",
                        aws.endpoint().toString(),
                        "imds",
                        aws.imds(nodes.a()).toString(),
                        "call-timeout",
                        "60s"));
    }

    @Override
    protected RecoveryKit kit() {
        return kit;
    }

    @Override
    protected ContractContext resource() {
        return resource;
    }

    @Override
    protected void breakResource() {
        eip.leadingTo(nodes.b());
    }
}

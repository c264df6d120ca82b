package io.genericark.elasticip;

import io.genericark.api.RecoveryKit;
import io.genericark.aws.AwsClients;
import io.genericark.aws.AwsNode;
import io.genericark.aws.Pause;
import io.genericark.aws.standin.FaultsContract;
import io.genericark.aws.standin.SampleNodes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;

final class ElasticIpFaultsTest extends FaultsContract {

    private @Nullable SampleAddress eip;

    @Override
    protected Map<String, String> build(AwsClients operator) {
        AwsClients.Place place = new AwsClients.Place(SampleNodes.REGION, Optional.of(aws.endpoint()));
        Ec2Client ec2 = operator.reader(Ec2Client.class, Ec2Client::builder, place);
        SampleNodes nodes = SampleNodes.build(ec2);
        SampleAddress allocated = SampleAddress.allocate(ec2, "vip").leadingTo(nodes.b());
        eip = allocated;
        return Map.of(
                "eip",
                allocated.publicIp(),
                "endpoint",
                aws.endpoint().toString(),
                "imds",
                aws.imds(nodes.a()).toString());
    }

    @Override
    protected RecoveryKit kit(AwsClients clients, Pause pause) {
        return new ElasticIpKit(new AwsNode(clients, Map.of()), pause);
    }

    @Override
    protected String target() {
        return Objects.requireNonNull(eip).target();
    }

    @Override
    protected String look() {
        return "DescribeNetworkInterfaces";
    }

    @Override
    protected String write() {
        return "AssociateAddress";
    }
}

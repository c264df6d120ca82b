package io.genericark.routetable;

import io.genericark.api.RecoveryKit;
import io.genericark.aws.AwsClients;
import io.genericark.aws.AwsNode;
import io.genericark.aws.Pause;
import io.genericark.aws.standin.FaultsContract;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;

final class RouteTableFaultsTest extends FaultsContract {

    private @Nullable SampleVpc vpc;

    @Override
    protected Map<String, String> build(AwsClients operator) {
        AwsClients.Place place = new AwsClients.Place(SampleVpc.REGION, Optional.of(aws.endpoint()));
        SampleVpc built = SampleVpc.build(operator.reader(Ec2Client.class, Ec2Client::builder, place));
        built.leadingTo(built.b());
        vpc = built;
        return Map.of(
                "vip",
                SampleVpc.VIP,
                "endpoint",
                aws.endpoint().toString(),
                "imds",
                aws.imds(built.a().standIn()).toString());
    }

    @Override
    protected RecoveryKit kit(AwsClients clients, Pause pause) {
        return new RouteTableKit(new AwsNode(clients, Map.of()), pause);
    }

    @Override
    protected String target() {
        return String.join(" ", Objects.requireNonNull(vpc).targets());
    }

    @Override
    protected String look() {
        return "DescribeNetworkInterfaces";
    }

    @Override
    protected String write() {
        return "ReplaceRoute";
    }
}

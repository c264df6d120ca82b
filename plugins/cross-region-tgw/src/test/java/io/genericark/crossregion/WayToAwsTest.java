package io.genericark.crossregion;

import io.genericark.api.RecoveryKit;
import io.genericark.aws.AwsClients;
import io.genericark.aws.AwsNode;
import io.genericark.aws.Pause;
import io.genericark.aws.RequestBudget;
import io.genericark.aws.standin.FaultsContract;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class WayToAwsTest extends FaultsContract {

    private @Nullable SampleNet net;

    @Override
    protected Map<String, String> build(AwsClients operator) {
        SampleNet built =
                SampleNet.mesh(aws.sim().world(), operator, aws.endpoint()).leadingToA(SampleNet.VIP);
        net = built;
        return Map.of(
                "vip",
                "10.99.0.10",
                "endpoint",
                aws.endpoint().toString(),
                "imds",
                aws.imds(built.b.standIn()).toString());
    }

    @Override
    protected RecoveryKit kit(AwsClients clients, Pause pause) {
        return new CrossRegionKit(new AwsNode(clients, Map.of()), pause, () -> new RequestBudget(50, 5));
    }

    @Override
    protected String target() {
        return Objects.requireNonNull(net).targets(SampleNet.VIP).toString();
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

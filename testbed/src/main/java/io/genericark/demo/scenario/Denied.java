package io.genericark.demo.scenario;

import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Phase;
import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.DemoResources;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Waiting;

/** The owner's machine dies while nobody may write routes. */
final class Denied implements Scenario {
    private static final String RIGHT = "ec2:ReplaceRoute";

    @Override
    public String name() {
        return "denied";
    }

    @Override
    public String promise() {
        return "the resource is not in service, the missing permission is named, and once it is given a clear brings it back";
    }

    @Override
    public String run(DemoCluster cluster) {
        var owner = cluster.awaitService();
        cluster.timeline().tell("demo", "EC2 denies ReplaceRoute to everybody");
        cluster.aws().deny("ReplaceRoute");
        cluster.kill(owner);
        var through = Succession.other(cluster, owner).orElseThrow();
        Waiting.until("the cluster has tried every node", () -> isOut(cluster, through));
        Waiting.until("an event names " + RIGHT, () -> cluster.toldOf(RIGHT));
        if (!cluster.watch().serving().isEmpty()) {
            throw new ScenarioFailed("served although its VIP could not be moved: "
                    + cluster.watch().serving());
        }
        cluster.heal();
        cluster.timeline().tell("demo", "ark resource clear " + DemoResources.WEB);
        cluster.admin()
                .bringAbout(
                        through,
                        new Command.ClearFailures(DemoResources.WEB),
                        state -> state.placementOf(DemoResources.WEB).phase() != Phase.OUT);
        return Succession.moved(owner, Succession.await(cluster, owner)) + " denied="
                + cluster.aws().errors("UnauthorizedOperation");
    }

    private static boolean isOut(DemoCluster cluster, NodeId through) {
        return cluster.admin()
                .look(through)
                .map(seen -> seen.state().placementOf(DemoResources.WEB))
                .filter(placement -> placement.phase() == Phase.OUT)
                .filter(placement ->
                        placement.failedOn().size() == cluster.nodes().size() - 1)
                .isPresent();
    }
}

package io.genericark.node;

import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Resource;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.KitInfo;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A node as the preflights see it. */
record NodePreflights(NodeId self, StateKeeper keeper, KitHosts kitHosts, ConsensusLog log)
        implements PreflightRounds.Outside {

    @Override
    public ClusterState state() {
        return keeper.state();
    }

    @Override
    public List<KitInfo> kits() {
        return kitHosts.kits().kits();
    }

    @Override
    public CompletableFuture<FromHost.Finished> preflight(Resource resource) {
        return kitHosts.inspect(
                resource.tag().value(),
                resource.id(),
                resource.kit(),
                KitAction.PREFLIGHT,
                resource.parametersOn(self),
                resource.policy().checkTimeoutMillis());
    }

    @Override
    public void propose(Command command) {
        log.propose(command);
    }
}

package io.genericark.awssim;

import io.genericark.awssim.faults.FaultEffect;
import io.genericark.awssim.faults.Faults;
import io.genericark.awssim.world.Outages;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import java.time.Duration;

/** The faults of packets that are in force, as the world asks for them. Thread-safe. */
record FaultyPaths(Faults faults) implements Outages {
    @Override
    public boolean isIsolated(String region) {
        return faults.onTraffic(region).contains(new FaultEffect.Isolated());
    }

    @Override
    public boolean isCut(String region, TransitAttachmentId peering) {
        return faults.onTraffic(region).contains(new FaultEffect.Cut(peering.value()));
    }

    /** The longest of several. */
    @Override
    public Duration convergence(String region) {
        return faults.onTraffic(region).stream()
                .filter(FaultEffect.SlowRoutes.class::isInstance)
                .map(effect -> ((FaultEffect.SlowRoutes) effect).delay())
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }
}

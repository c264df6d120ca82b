package io.genericark.simulation;

import io.genericark.core.ClusterState;
import io.genericark.core.Hierarchies;
import io.genericark.core.Phase;
import io.genericark.core.Placement;
import io.genericark.core.Tag;
import java.util.HashMap;
import java.util.Map;

/**
 * What failed everywhere is tried again once for each pause, and not before the pause is over by the fastest clock. That it is
 * tried again at all is what {@link SettlesAndStays} sees: nobody else brings it back.
 */
final class TriedAgainInTime implements Invariant {
    private final Map<Tag, Long> outSince = new HashMap<>();

    @Override
    public void committed(World world, ClusterState before, ClusterState after) {
        for (var members : Hierarchies.all(after)) {
            var tag = members.first();
            var was = before.placements().getOrDefault(tag, Placement.NONE);
            var is = after.placementOf(tag);
            if (is.retries() > was.retries() && Hierarchies.of(before, tag).equals(members)) {
                judge(world, tag, was, is);
            }
            if (is.phase() != Phase.OUT) {
                outSince.remove(tag);
            } else if (was.phase() != Phase.OUT || was.epoch() != is.epoch() || was.retries() != is.retries()) {
                outSince.put(tag, world.agenda.now());
            }
        }
    }

    private void judge(World world, Tag tag, Placement was, Placement is) {
        var out = world.agenda.now() - outSince.getOrDefault(tag, 0L);
        var shortest = was.pauseMillis() * (1_000_000 - 2 * world.plan.driftPpm());
        if (was.phase() != Phase.OUT || is.retries() != was.retries() + 1 || out < shortest) {
            throw new Violation(
                    this, world, tag + " is tried again after " + out + " ns: " + was + " has become " + is);
        }
    }
}

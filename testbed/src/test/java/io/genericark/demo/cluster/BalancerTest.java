package io.genericark.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.Target;
import io.genericark.awssim.world.TargetHealth;
import io.genericark.awssim.world.TargetHealth.Reason;
import io.genericark.core.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancerTest {
    private static final String REGION = OneVpc.REGION;
    private static final NodeId A = new NodeId("node-a");
    private static final NodeId B = new NodeId("node-b");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AwsWorld world = new AwsWorld(now::get, 1);
    private final SimSubnet subnet =
            world.region(REGION).vpc("10.1.0.0/16", "demo").subnet("10.1.1.0/24", REGION + "a", "nodes");
    private final Map<NodeId, Target.Key> targets = targets();
    private final Balancer balancer = new Balancer(world, subnet, targets);

    @Test
    void handsConnectionsToTheOneThatAnswersProbes() {
        assertThat(balancer.dnsName()).startsWith("web-").endsWith(".elb." + REGION + ".amazonaws.com");
        assertThat(balancer.next()).isEmpty();

        probeUntilAllHaveTurned(Set.of(B));
        assertThat(balancer.healthy()).containsExactly(B);
        assertThat(nextTwo()).containsExactly(Optional.of(B));

        probeUntilAllHaveTurned(Set.of(A));
        assertThat(balancer.healthy()).containsExactly(A);
        assertThat(nextTwo()).containsExactly(Optional.of(A));
    }

    @Test
    void handsConnectionsToEachInTurnWhileNobodyAnswersProbes() {
        probeUntilAllHaveTurned(Set.of());
        assertThat(balancer.healthy()).isEmpty();
        assertThat(nextTwo()).containsExactlyInAnyOrder(Optional.of(A), Optional.of(B));
    }

    private Map<NodeId, Target.Key> targets() {
        var made = new LinkedHashMap<NodeId, Target.Key>();
        made.put(A, new Target.Key(subnet.instance("node-a").id().value(), 20_001));
        made.put(B, new Target.Key(subnet.instance("node-b").id().value(), 20_002));
        return made;
    }

    private Set<Optional<NodeId>> nextTwo() {
        return IntStream.range(0, 2).mapToObj(i -> balancer.next()).collect(Collectors.toSet());
    }

    private void probeUntilAllHaveTurned(Set<NodeId> answering) {
        var healthy = targets.entrySet().stream()
                .filter(entry -> answering.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        for (var round = 0; round < 2; round++) {
            now.updateAndGet(before -> before.plus(Duration.ofSeconds(5)));
            var made = world.change(REGION, r -> r.targets().due());
            assertThat(made).hasSize(2);
            made.forEach(due -> world.change(REGION, r -> {
                r.targets()
                        .probed(
                                due,
                                healthy.contains(due.target())
                                        ? TargetHealth.HEALTHY
                                        : TargetHealth.unhealthy(Reason.FAILED_HEALTH_CHECKS));
                return due;
            }));
        }
    }
}

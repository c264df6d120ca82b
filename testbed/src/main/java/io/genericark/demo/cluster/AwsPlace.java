package io.genericark.demo.cluster;

import io.genericark.awssim.AwsSim;
import io.genericark.awssim.faults.CallLog;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.SimInstance;
import io.genericark.core.NodeId;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The simulated AWS around the nodes, its faults and its log. What is in it is made when first asked for: one VPC with all nodes and,
 * on demand, a load balancer; or three regions with some of the nodes in each. Thread-safe.
 */
public final class AwsPlace implements AutoCloseable {
    public static final String VIP = "10.99.0.10";

    private static final List<String> REGIONS = List.of("ap-northeast-1", "us-west-2", "eu-central-1");

    private final AwsWorld world = new AwsWorld();
    private final AwsSim sim = AwsSim.start(world);
    private final List<NodeId> nodes;
    private final Map<NodeId, Integer> probePorts = new LinkedHashMap<>();
    private @Nullable OneVpc vpc;
    private @Nullable Balancer balancer;
    private @Nullable PeeredRegions regions;

    /** Starts it, on any free ports. */
    public AwsPlace(List<NodeId> nodes) {
        this(nodes, new FreePorts());
    }

    AwsPlace(List<NodeId> nodes, FreePorts ports) {
        this.nodes = List.copyOf(nodes);
        nodes.forEach(node -> probePorts.put(node, ports.next()));
    }

    /** All nodes in one VPC. */
    public synchronized OneVpc vpc() {
        var there = vpc;
        if (there == null) {
            there = new OneVpc(world, nodes);
            vpc = there;
        }
        return there;
    }

    /** The load balancer in front of the nodes in the one VPC. Its targets are probed from the first call on. */
    synchronized Balancer balancer() {
        var there = balancer;
        if (there == null) {
            there = vpc().balancer(probePorts);
            balancer = there;
            sim.probeTargets();
        }
        return there;
    }

    /** The port at which the load balancer probes each node. */
    Map<NodeId, Integer> probePorts() {
        return Map.copyOf(probePorts);
    }

    /** The nodes in three regions, with twelve route tables. */
    public synchronized PeeredRegions regions() {
        var there = regions;
        if (there == null) {
            there = new PeeredRegions(world, REGIONS, nodes, PeeredRegions.Tables.FEWEST);
            regions = there;
        }
        return there;
    }

    public URI endpoint() {
        return sim.endpoint();
    }

    /** The metadata service of an instance. */
    public URI imds(SimInstance instance) {
        return sim.imds(instance.id()).endpoint();
    }

    /** Every call of this action is refused for want of permission; {@code *} is every action. */
    public void deny(String action) {
        sim.faults().add(Fault.on(Fault.ANY, action).denied());
    }

    /** Each call is throttled with this probability. */
    public void throttle(double probability) {
        sim.faults().add(Fault.on(Fault.ANY, Fault.ANY).throttle().withProbability(probability));
    }

    /** Whoever calls a region's API finds its connection closed. */
    public void refuse(String region) {
        sim.faults().regionDown(region);
    }

    /** A region's API takes calls, and neither performs nor answers them. */
    public void hang(String region) {
        sim.faults().regionHangs(region);
    }

    /** The same for one action. */
    public void hang(String region, String action) {
        sim.faults().add(Fault.on(region, action).hang());
    }

    /** No packet crosses the region's borders. */
    public void isolate(String region) {
        sim.faults().isolate(region);
    }

    public void liftFaults() {
        sim.faults().clear();
    }

    /** How many calls were answered with this error code so far. */
    public long errors(String code) {
        return sim.log().calls().stream().filter(c -> c.error().equals(code)).count();
    }

    /** How many calls of these actions were performed so far. */
    public long performed(List<String> actions) {
        return actions.stream()
                .flatMap(action -> sim.log().calls(action).stream())
                .filter(c -> c.outcome() == CallLog.Outcome.ANSWERED)
                .count();
    }

    /** Whether a call of this action that is no dry run, made with the keys of this instance, waits for its answer in this region. */
    public boolean isWaiting(SimInstance caller, String region, String action) {
        return sim.log().calls(action).stream()
                .filter(c -> c.region().equals(region) && c.caller().equals(caller.accessKeyId()))
                .filter(c -> !"true".equals(c.parameters().get("DryRun")))
                .anyMatch(c -> c.outcome() == CallLog.Outcome.PENDING);
    }

    @Override
    public void close() {
        sim.close();
    }
}

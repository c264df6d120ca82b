package io.genericark.awssim.faults;

import io.genericark.awssim.faults.Fault.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/**
 * The faults in force, in the order in which they were added. Thread-safe. A call meets every fault that covers it:
 * latencies add up, and the first other effect decides; then the {@link RequestQuota}. Chance comes from a seed.
 */
public final class Faults {
    private final Map<FaultId, Fault> active = new LinkedHashMap<>();
    private final SplittableRandom random;
    private final RequestQuota quota;
    private CountDownLatch cleared = new CountDownLatch(1);
    private int lastId;

    public Faults(long seed, RequestQuota quota) {
        this.quota = quota;
        this.random = new SplittableRandom(seed);
    }

    public record FaultId(int value) {}

    /** What befalls one call: a delay, then perhaps an effect. {@code cleared} opens when the faults are cleared. */
    public record Verdict(Duration delay, Optional<FaultEffect> effect, CountDownLatch cleared) {}

    public synchronized FaultId add(Fault fault) {
        FaultId id = new FaultId(++lastId);
        active.put(id, fault);
        return id;
    }

    /** Every API call of the region is refused until cleared. */
    public FaultId regionDown(String region) {
        return add(Fault.on(region, Fault.ANY).refused());
    }

    /** Every API call of the region hangs until cleared. */
    public FaultId regionHangs(String region) {
        return add(Fault.on(region, Fault.ANY).hang());
    }

    /** No packet crosses the region's borders until cleared. */
    public FaultId isolate(String region) {
        return add(Fault.on(region, Fault.ANY).isolated());
    }

    /** The peering attachment passes no packets until cleared. */
    public FaultId cut(String attachment) {
        return add(Fault.on(Fault.ANY, Fault.ANY).cut(attachment));
    }

    /** Changes of the region's route tables take so long to show in the way of packets, until cleared. */
    public FaultId slowRoutes(String region, Duration delay) {
        return add(Fault.on(region, Fault.ANY).slowRoutes(delay));
    }

    /** What befalls the packets of a region. */
    public synchronized List<FaultEffect.OnTraffic> onTraffic(String region) {
        return active.values().stream()
                .filter(fault -> fault.scope().isOn(region))
                .map(Fault::effect)
                .filter(FaultEffect.OnTraffic.class::isInstance)
                .map(FaultEffect.OnTraffic.class::cast)
                .toList();
    }

    public synchronized Map<FaultId, Fault> active() {
        return new LinkedHashMap<>(active);
    }

    /** Whether the next call of this action by this caller would be denied somewhere. */
    public synchronized boolean isDenied(String action, String caller) {
        FaultEffect denied = Fault.on(Fault.ANY, action).denied().effect();
        return active.values().stream()
                .filter(fault -> fault.effect().equals(denied))
                .anyMatch(fault -> fault.scope().covers(new Scope(fault.scope().region(), action, caller)));
    }

    /** Removes one fault; calls that hang or wait are all released. */
    public synchronized void remove(FaultId id) {
        active.remove(id);
        release();
    }

    /** Removes all faults and releases the calls that hang or wait. */
    public synchronized void clear() {
        active.clear();
        release();
    }

    /** Decides for one call of EC2 and uses up limited faults. */
    public Verdict take(Scope call) {
        return take("ec2", call);
    }

    /** The same for a call of another service, which has another quota. */
    public synchronized Verdict take(String service, Scope call) {
        Duration delay = Duration.ZERO;
        for (Map.Entry<FaultId, Fault> entry : active().entrySet()) {
            if (!strikes(entry.getKey(), entry.getValue(), call)) {
                continue;
            }
            if (!(entry.getValue().effect() instanceof FaultEffect.Latency latency)) {
                return new Verdict(delay, Optional.of(entry.getValue().effect()), cleared);
            }
            delay = delay.plus(latency.delay());
        }
        Optional<FaultEffect> overdrawn = quota.take(service, call)
                ? Optional.empty()
                : Optional.of(Fault.on(call.region(), call.action()).throttle().effect());
        return new Verdict(delay, overdrawn, cleared);
    }

    private boolean strikes(FaultId id, Fault fault, Scope call) {
        if (fault.effect() instanceof FaultEffect.OnTraffic
                || !fault.scope().covers(call)
                || random.nextDouble() >= fault.probability()) {
            return false;
        }
        if (fault.times() == 1) {
            active.remove(id);
        } else if (!fault.isUnlimited()) {
            active.put(id, fault.times(fault.times() - 1));
        }
        return true;
    }

    private void release() {
        cleared.countDown();
        cleared = new CountDownLatch(1);
    }
}

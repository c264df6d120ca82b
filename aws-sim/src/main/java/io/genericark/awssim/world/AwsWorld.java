package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The simulated AWS: one account, roles of others, several regions and what joins them. Thread-safe: one lock, under which every operation runs alone and is
 * kept whole or not at all. Build topologies with {@link #region}; the same seed gives the same ids.
 */
public final class AwsWorld {
    public static final String ACCOUNT = "123456789012";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Region> regions = new TreeMap<>();
    private final InstantSource clock;
    private final IdSource ids;
    private final Accounts accounts = new Accounts();
    private final Map<String, Past> past = new HashMap<>();
    private Dns dns;
    private Backbone backbone = new Backbone(Duration.ZERO);
    private Outages outages = Outages.NONE;

    /** An empty world on the real clock. */
    public AwsWorld() {
        this(Clock.systemUTC(), 1);
    }

    public AwsWorld(InstantSource clock, long seed) {
        this.clock = clock;
        this.ids = new IdSource(seed);
        this.dns = new Dns(ids, clock);
    }

    public InstantSource clock() {
        return clock;
    }

    /** From now on, states of transit gateways such as {@code pending} last this long; none at first, and what its options say once an endpoint is started. */
    public void transitDelay(Duration delay) {
        lock.lock();
        try {
            backbone = backbone.withSettling(delay);
        } finally {
            lock.unlock();
        }
    }

    /** Has the paths of packets go wrong as told there. */
    public void outages(Outages changed) {
        lock.lock();
        try {
            outages = changed;
        } finally {
            lock.unlock();
        }
    }

    /** The roles that can be assumed, and whose rights a key has. */
    public Accounts accounts() {
        return accounts;
    }

    /** The region of that name, created when new. */
    public SimRegion region(String name) {
        lock.lock();
        try {
            regions.computeIfAbsent(name, n -> new Region(n, ids, clock));
            return new SimRegion(this, name);
        } finally {
            lock.unlock();
        }
    }

    public List<String> regionNames() {
        lock.lock();
        try {
            return List.copyOf(regions.keySet());
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code operation} alone on a copy of the region and keeps the copy, unless the operation throws. */
    public <T> T change(String region, Function<Region, T> operation) {
        lock.lock();
        try {
            Backbone joining = backbone.copy();
            Region draft = existing(region).copy(joining, this::look);
            T result = operation.apply(draft);
            remember(region);
            regions.put(region, draft);
            backbone = joining;
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code query} on a consistent state of the region. What it changes is thrown away. */
    public <T> T read(String region, Function<Region, T> query) {
        lock.lock();
        try {
            existing(region);
            return query.apply(look(region).orElseThrow());
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code operation} alone on a copy of the hosted zones and keeps the copy, unless the operation throws. */
    public <T> T changeDns(Function<Dns, T> operation) {
        lock.lock();
        try {
            Dns draft = dns.copy();
            T result = operation.apply(draft);
            dns = draft;
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code query} on a consistent state of the hosted zones. What it changes is thrown away. */
    public <T> T readDns(Function<Dns, T> query) {
        lock.lock();
        try {
            return query.apply(dns.copy());
        } finally {
            lock.unlock();
        }
    }

    /** Which instance gets a packet sent from {@code from} to the address {@code to} now, and why. */
    public PacketResult packet(SubnetId from, String to) {
        String region = regionWhere(r -> r.subnets().find(from).isPresent())
                .orElseThrow(() ->
                        AwsError.badRequest("InvalidSubnetID.NotFound", "The subnet ID '" + from + "' does not exist"));
        lock.lock();
        try {
            return new PacketWalk(new Paths(), Cidr.address(to)).from(region, from);
        } finally {
            lock.unlock();
        }
    }

    private final class Paths implements DataPlane {
        private final Map<String, Region> looked = new HashMap<>();

        @Override
        public Region now(String region) {
            return looked.computeIfAbsent(region, name -> look(name).orElseThrow());
        }

        @Override
        public Region routed(String region) {
            Region current = now(region);
            Duration lag = outages.convergence(region);
            return lag.isZero() || !past.containsKey(region)
                    ? current
                    : past.get(region).at(clock.instant().minus(lag), current);
        }

        @Override
        public Outages outages() {
            return outages;
        }
    }

    /** A copy of the region as it is. */
    private Optional<Region> look(String region) {
        return Optional.ofNullable(regions.get(region)).map(it -> it.copy(backbone.copy(), this::look));
    }

    /** Keeps what the region's routers may go by for a while longer. */
    private void remember(String region) {
        Duration lag = outages.convergence(region);
        if (lag.isZero()) {
            past.remove(region);
            return;
        }
        Instant now = clock.instant();
        Region before = look(region).orElseThrow();
        past.computeIfAbsent(region, name -> new Past()).remember(before, now, now.minus(lag));
    }

    public Optional<String> regionOf(InstanceId instance) {
        return regionWhere(r -> r.instances().find(instance).isPresent());
    }

    private Optional<String> regionWhere(Function<Region, Boolean> condition) {
        lock.lock();
        try {
            return regions.values().stream()
                    .filter(condition::apply)
                    .map(Region::name)
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    private Region existing(String name) {
        Region region = regions.get(name);
        if (region == null) {
            throw new AwsError(
                    "AuthFailure", 401, "The region '" + name + "' is not enabled; this world has " + regions.keySet());
        }
        return region;
    }
}

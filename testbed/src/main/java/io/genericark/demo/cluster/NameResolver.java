package io.genericark.demo.cluster;

import io.genericark.awssim.world.RecordSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The resolver of the clients' network: it asks Route 53's name servers, and gives the same answer until its TTL is over. That
 * there is no record is asked again each time. Thread-safe.
 */
final class NameResolver {
    private final Function<String, Optional<RecordSet>> nameServers;
    private final LongSupplier nanoTime;
    private final Map<String, Kept> kept = new HashMap<>();

    private record Kept(String address, long untilNanos) {}

    NameResolver(Function<String, Optional<RecordSet>> nameServers, LongSupplier nanoTime) {
        this.nameServers = nameServers;
        this.nanoTime = nanoTime;
    }

    /** The address of that name, as the client is told it. */
    synchronized Optional<String> address(String name) {
        var now = nanoTime.getAsLong();
        var old = kept.get(name);
        if (old != null && old.untilNanos - now > 0) {
            return Optional.of(old.address);
        }
        var found = nameServers.apply(name);
        found.ifPresentOrElse(
                record -> kept.put(name, new Kept(record.values().getFirst(), until(now, record))),
                () -> kept.remove(name));
        return found.map(record -> record.values().getFirst());
    }

    private static long until(long now, RecordSet record) {
        return now + Duration.ofSeconds(record.ttl()).toNanos();
    }
}

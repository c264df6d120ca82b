package io.genericark.awssim.world;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hosted zones of the account, as a draft: {@link AwsWorld#changeDns} hands a private copy to its caller and keeps it only
 * when the caller returns normally. Not thread-safe; valid only inside that call.
 */
public final class Dns {
    private static final long NAME_SERVER_TTL = 172_800;

    private final IdSource ids;
    private final InstantSource clock;
    private final Map<String, HostedZone> zones;
    private final Map<String, Submitted> changes;

    /** A change that was accepted. */
    public record Submitted(String id, Instant at) {}

    Dns(IdSource ids, InstantSource clock) {
        this(ids, clock, Map.of(), Map.of());
    }

    private Dns(IdSource ids, InstantSource clock, Map<String, HostedZone> zones, Map<String, Submitted> changes) {
        this.ids = ids;
        this.clock = clock;
        this.zones = new LinkedHashMap<>(zones);
        this.changes = new LinkedHashMap<>(changes);
    }

    Dns copy() {
        return new Dns(ids, clock, zones, changes);
    }

    /** A new zone with its NS record set; private when a VPC is given. */
    public HostedZone create(String name, String callerReference, Optional<HostedZone.Vpc> vpc) {
        String canonical = HostedZone.canonical(name);
        if (zones.values().stream().anyMatch(zone -> zone.callerReference().equals(callerReference))) {
            throw new AwsError(
                    "HostedZoneAlreadyExists",
                    409,
                    "A hosted zone has already been created with the specified caller reference.");
        }
        if (vpc.isPresent()
                && zones.values().stream()
                        .anyMatch(zone ->
                                zone.name().equals(canonical) && zone.vpc().equals(vpc))) {
            throw AwsError.badRequest(
                    "ConflictingDomainExists",
                    "The VPC " + vpc.get().id() + " has already been associated with a hosted zone of the name "
                            + canonical);
        }
        RecordSet servers = RecordSet.simple(canonical, "NS", NAME_SERVER_TTL, "ns-1.awssim.example.");
        return put(new HostedZone(ids.nextDnsId("Z"), canonical, callerReference, vpc, List.of(servers)));
    }

    /** The zone of that id, or AWS's error. */
    public HostedZone zone(String id) {
        HostedZone zone = zones.get(id);
        if (zone == null) {
            throw new AwsError("NoSuchHostedZone", 404, "No hosted zone found with ID: " + id);
        }
        return zone;
    }

    /** All zones, ordered by the name read from its end, and then by id. */
    public List<HostedZone> zones() {
        return zones.values().stream()
                .sorted(Comparator.comparing((HostedZone z) -> HostedZone.reversed(z.name()))
                        .thenComparing(HostedZone::id))
                .toList();
    }

    /** Makes all changes or none. */
    public Submitted change(String zoneId, List<RecordChange> batch) {
        put(zone(zoneId).withRecords(ChangeBatch.apply(zone(zoneId), batch)));
        return submitted();
    }

    /** Notes a change that was accepted now. */
    public Submitted submitted() {
        Submitted change = new Submitted(ids.nextDnsId("C"), clock.instant());
        changes.put(change.id(), change);
        return change;
    }

    /** The change of that id, or AWS's error. */
    public Submitted submitted(String id) {
        Submitted change = changes.get(id);
        if (change == null) {
            throw new AwsError("NoSuchChange", 404, "Could not find resource with ID: " + id);
        }
        return change;
    }

    private HostedZone put(HostedZone zone) {
        zones.put(zone.id(), zone);
        return zone;
    }
}

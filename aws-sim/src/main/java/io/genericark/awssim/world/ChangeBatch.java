package io.genericark.awssim.world;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A batch on a zone: all changes, or Route 53's complaints about them. Pure. */
final class ChangeBatch {
    private final HostedZone zone;
    private final List<RecordSet> records;
    private final List<String> complaints = new ArrayList<>();

    private ChangeBatch(HostedZone zone) {
        this.zone = zone;
        this.records = new ArrayList<>(zone.records());
    }

    /** The records afterwards; throws InvalidChangeBatch with every complaint. */
    static List<RecordSet> apply(HostedZone zone, List<RecordChange> changes) {
        ChangeBatch batch = new ChangeBatch(zone);
        changes.forEach(batch::apply);
        if (!batch.complaints.isEmpty()) {
            throw AwsError.badRequest("InvalidChangeBatch", "[" + String.join(", ", batch.complaints) + "]");
        }
        return batch.records;
    }

    private void apply(RecordChange change) {
        RecordSet record = change.record();
        if (!zone.contains(record.name())) {
            complaints.add("RRSet with DNS name " + record.name() + " is not permitted in zone " + zone.name());
            return;
        }
        Optional<RecordSet> existing =
                records.stream().filter(r -> r.hasKeyOf(record)).findFirst();
        switch (change.action()) {
            case CREATE -> create(record, existing);
            case DELETE -> delete(record, existing);
            case UPSERT -> {
                existing.ifPresent(records::remove);
                add(record);
            }
        }
    }

    private void create(RecordSet record, Optional<RecordSet> existing) {
        if (existing.isPresent()) {
            complaints.add("Tried to create resource record set " + record.key() + " but it already exists");
        } else {
            add(record);
        }
    }

    private void delete(RecordSet record, Optional<RecordSet> existing) {
        if (existing.isEmpty()) {
            complaints.add("Tried to delete resource record set " + record.key() + " but it was not found");
        } else if (!existing.get().equals(record)) {
            complaints.add("Tried to delete resource record set " + record.key()
                    + " but the values provided do not match the current values");
        } else {
            records.remove(existing.get());
        }
    }

    private void add(RecordSet record) {
        List<RecordSet> beside =
                records.stream().filter(r -> r.isBeside(record)).toList();
        boolean mixed = !beside.isEmpty()
                && (record.setIdentifier().isEmpty()
                        || beside.stream().anyMatch(r -> r.setIdentifier().isEmpty()));
        boolean cname = records.stream()
                .anyMatch(r -> r.name().equals(record.name())
                        && !r.isBeside(record)
                        && (r.type().equals("CNAME") || record.type().equals("CNAME")));
        if (mixed) {
            complaints.add("RRSet with DNS name " + record.name() + ", type " + record.type() + ", SetIdentifier "
                    + record.setIdentifier().orElse("null")
                    + " cannot be created as other RRSets exist with the same name and type.");
        } else if (cname) {
            complaints.add("RRSet of type " + record.type() + " with DNS name " + record.name()
                    + " is not permitted as it conflicts with other records with the same DNS name in zone "
                    + zone.name());
        } else {
            record.values().stream()
                    .filter(value -> !isLegal(record.type(), value))
                    .map(value -> illegal(record.type(), value))
                    .forEach(complaints::add);
            records.add(record);
        }
    }

    private static boolean isLegal(String type, String value) {
        IPAddress address = new IPAddressString(value).getAddress();
        return switch (type) {
            case "A" ->
                address != null
                        && address.isIPv4()
                        && address.toCanonicalString().equals(value);
            case "AAAA" -> address != null && address.isIPv6() && !address.isMultiple();
            default -> true;
        };
    }

    private static String illegal(String type, String value) {
        String family = type.equals("A") ? "IPv4" : "IPv6";
        return "Invalid Resource Record: 'FATAL problem: " + type + "RRDATAIllegal" + family
                + "Address (Value is not a valid " + family + " address) encountered with '" + value + "''";
    }
}

package io.genericark.awssim.world;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A hosted zone of Route 53. Several zones may have one name.
 *
 * @param name with the final dot
 * @param vpc the VPC that sees a private zone; empty for a public one
 * @param records in Route 53's order
 */
public record HostedZone(String id, String name, String callerReference, Optional<Vpc> vpc, List<RecordSet> records) {

    /** By the name read from its end, then by type and set identifier. */
    public static final Comparator<RecordSet> ORDER = Comparator.comparing((RecordSet r) -> reversed(r.name()))
            .thenComparing(RecordSet::type)
            .thenComparing(r -> r.setIdentifier().orElse(""));

    /** A VPC as Route 53 names it. */
    public record Vpc(String region, String id) {}

    public HostedZone {
        records = records.stream().sorted(ORDER).toList();
    }

    public boolean isPrivate() {
        return vpc.isPresent();
    }

    public HostedZone withRecords(List<RecordSet> changed) {
        return new HostedZone(id, name, callerReference, vpc, changed);
    }

    public Optional<RecordSet> find(String recordName, String type) {
        return records.stream()
                .filter(r -> r.name().equals(canonical(recordName)) && r.type().equals(type))
                .findFirst();
    }

    boolean contains(String recordName) {
        return recordName.equals(name) || recordName.endsWith("." + name);
    }

    /** In lower case and with the final dot. */
    public static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("\\052", "*");
        return lower.endsWith(".") ? lower : lower + ".";
    }

    /** {@code com.example.www} for {@code www.example.com.}. */
    public static String reversed(String name) {
        List<String> labels = Arrays.asList(canonical(name).split("\\."));
        return labels.reversed().stream().collect(Collectors.joining("."));
    }
}

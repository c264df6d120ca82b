package io.genericark.awssim.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource record set.
 *
 * @param name in lower case, with the final dot
 * @param setIdentifier tells apart the sets of one name and type that share a routing policy; empty for a simple one
 * @param routing what makes up the routing policy, by element name, such as {@code Weight}
 * @param ttl in seconds; 0 for an alias
 * @param values empty for an alias
 */
public record RecordSet(
        String name,
        String type,
        Optional<String> setIdentifier,
        Map<String, String> routing,
        long ttl,
        List<String> values,
        Optional<Alias> alias) {

    /** Where an alias leads. */
    public record Alias(String hostedZoneId, String dnsName, String evaluateTargetHealth) {}

    public RecordSet {
        routing = Map.copyOf(routing);
        values = List.copyOf(values);
    }

    /** A simple record set. */
    public static RecordSet simple(String name, String type, long ttl, String... values) {
        return new RecordSet(
                HostedZone.canonical(name), type, Optional.empty(), Map.of(), ttl, List.of(values), Optional.empty());
    }

    boolean hasKeyOf(RecordSet other) {
        return isBeside(other) && setIdentifier.equals(other.setIdentifier);
    }

    /** Whether both are of one name and type. */
    boolean isBeside(RecordSet other) {
        return name.equals(other.name) && type.equals(other.type);
    }

    /** How Route 53's messages call it. */
    String key() {
        return "[name='" + name + "', type='" + type + "'"
                + setIdentifier.map(id -> ", set-identifier='" + id + "'").orElse("") + "]";
    }
}

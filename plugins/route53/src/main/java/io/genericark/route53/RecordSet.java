package io.genericark.route53;

import io.genericark.aws.IpAddress;
import java.util.List;

/**
 * A resource record set.
 *
 * @param type as Route 53 writes it, such as {@code A} or {@code CNAME}
 * @param ttlSeconds 0 for an alias
 * @param values empty for an alias
 */
record RecordSet(DnsName name, String type, long ttlSeconds, List<String> values, Kind kind) {

    /** What decides about an answer. */
    sealed interface Kind {
        /** The values alone. */
        record Simple() implements Kind {}

        /**
         * A routing policy that several sets of one name and type share.
         *
         * @param text in people's words, such as {@code weighted set blue}
         */
        record Routed(String text) implements Kind {}

        /** Another name. */
        record Alias(String target) implements Kind {}
    }

    RecordSet {
        values = List.copyOf(values);
    }

    /** A simple set with one address. */
    static RecordSet of(DnsName name, IpAddress address, long ttlSeconds) {
        return new RecordSet(
                name, RecordType.of(address).name(), ttlSeconds, List.of(address.toString()), new Kind.Simple());
    }

    /** Whether this set answers with that address and nothing else. */
    boolean leadsTo(IpAddress address) {
        return values.size() == 1 && isAddress(values.getFirst(), address);
    }

    private static boolean isAddress(String value, IpAddress address) {
        try {
            return IpAddress.parse(value).equals(address);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Its values in people's words. */
    String text() {
        return String.join(", ", values);
    }
}

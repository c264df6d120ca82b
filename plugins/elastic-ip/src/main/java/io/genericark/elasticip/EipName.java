package io.genericark.elasticip;

import io.genericark.aws.IpAddress;

/** How an operator names an Elastic IP. A name means what it says and nothing longer: 192.0.2.1 is not 192.0.2.10. */
sealed interface EipName {

    /** The address itself. */
    record PublicIp(IpAddress address) implements EipName {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** The allocation, {@code eipalloc-...}. */
    record Allocation(String id) implements EipName {
        @Override
        public String toString() {
            return id;
        }
    }

    /** A tag that one address of the region has. */
    record Tag(String key, String value) implements EipName {
        @Override
        public String toString() {
            return "tag:" + key + "=" + value;
        }
    }

    /** Reads {@code a.b.c.d}, {@code eipalloc-...} or {@code tag:KEY=VALUE}. */
    static EipName parse(String text) {
        if (text.startsWith("eipalloc-")) {
            return new Allocation(text);
        }
        if (text.startsWith("tag:")) {
            int equals = text.indexOf('=');
            if (equals <= "tag:".length()) {
                throw new IllegalArgumentException("parameter eip: \"" + text + "\" is not of the form tag:KEY=VALUE");
            }
            return new Tag(text.substring("tag:".length(), equals), text.substring(equals + 1));
        }
        IpAddress address = IpAddress.parse(text);
        if (address.isIpv6()) {
            throw new IllegalArgumentException("parameter eip: " + text + " is an IPv6 address; Elastic IPs are IPv4");
        }
        return new PublicIp(address);
    }

    /** Whether this address is meant, and exactly this one. */
    default boolean means(Seen.Address address) {
        return switch (this) {
            case PublicIp(IpAddress ip) -> address.publicIp().equals(ip);
            case Allocation(String id) -> address.allocation().equals(id);
            case Tag(String key, String value) -> value.equals(address.tags().get(key));
        };
    }
}

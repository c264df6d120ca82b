package io.genericark.routetable;

import java.util.regex.Pattern;

/** A block of IPv4 addresses in CIDR notation; a single address is a /32. */
record Ipv4Block(int base, int prefix) {
    private static final int ADDRESS_BITS = 32;
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,2}");

    Ipv4Block {
        if (prefix < 0 || prefix > ADDRESS_BITS) {
            throw new IllegalArgumentException("prefix length " + prefix + " is not within 0..32");
        }
    }

    /** Reads {@code a.b.c.d} or {@code a.b.c.d/n}, strictly: no short forms, no leading zeros. */
    static Ipv4Block parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String length = slash < 0 ? "32" : text.substring(slash + 1);
        String[] octets = address.split("\\.", -1);
        if (octets.length != 4 || !PREFIX.matcher(length).matches()) {
            throw notAnAddress(text);
        }
        int bits = 0;
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                throw notAnAddress(text);
            }
            bits = bits << 8 | Integer.parseInt(octet);
        }
        return new Ipv4Block(bits, Integer.parseInt(length));
    }

    boolean isAddress() {
        return prefix == ADDRESS_BITS;
    }

    boolean contains(Ipv4Block other) {
        return other.prefix >= prefix && (base & mask()) == (other.base & mask());
    }

    private int mask() {
        return prefix == 0 ? 0 : -1 << (ADDRESS_BITS - prefix);
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException("\"" + text + "\" is not an IPv4 address or CIDR block");
    }

    @Override
    public String toString() {
        return (base >>> 24) + "." + (base >>> 16 & 255) + "." + (base >>> 8 & 255) + "." + (base & 255) + "/" + prefix;
    }
}

package io.genericark.ipaddress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * One IPv4 or IPv6 address. Two texts of the same address are equal.
 *
 * @param value never with a name
 */
record Ip(InetAddress value) {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * Reads an address strictly: no short forms, no leading zeros in IPv4, no zone in IPv6.
     *
     * @throws IllegalArgumentException with a sentence for people when it is none
     */
    static Ip parse(String text) {
        if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
            try {
                return new Ip(InetAddress.ofLiteral(text));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(problem(text), e);
            }
        }
        throw new IllegalArgumentException(problem(text));
    }

    boolean isIpv6() {
        return value instanceof Inet6Address;
    }

    /** The prefix length that means this address alone. */
    int hostPrefix() {
        return value.getAddress().length * Byte.SIZE;
    }

    /** Whether this address lies in the subnet of another one with that prefix length. */
    boolean isIn(Ip other, int prefix) {
        byte[] mine = value.getAddress();
        byte[] others = other.value.getAddress();
        if (mine.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ others[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static String problem(String text) {
        return "\"" + text + "\" is not an IP address";
    }

    /** With {@code ::} for zeros, as {@code ip} writes it. */
    @Override
    public String toString() {
        return value.getHostAddress().replaceFirst("(^|:)0(:0)+(:|$)", "::");
    }
}

package io.genericark.aws;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A block of IPv4 or IPv6 addresses in CIDR notation; a single address is a /32 or a /128. Two texts of the same block are
 * equal when both have the same base address.
 *
 * @param base its first address
 * @param prefix how many leading bits its addresses share
 */
public record CidrBlock(IpAddress base, int prefix) {

    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    /**
     * Checks the prefix length.
     *
     * @throws IllegalArgumentException when the addresses have not so many bits
     */
    public CidrBlock {
        if (prefix < 0 || prefix > bits(base)) {
            throw new IllegalArgumentException(
                    "prefix length " + prefix + " of " + base + " is not within 0.." + bits(base));
        }
    }

    /**
     * Reads an address, or a block such as {@code 10.0.0.0/16} or {@code fd00::/8}, strictly as {@link IpAddress#parse} does.
     *
     * @throws IllegalArgumentException with a sentence for people when it is neither
     */
    public static CidrBlock parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            IpAddress address = IpAddress.parse(text);
            return new CidrBlock(address, bits(address));
        }
        String length = text.substring(slash + 1);
        if (!PREFIX.matcher(length).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not an IP address or CIDR block");
        }
        return new CidrBlock(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(length));
    }

    /** Whether it is a single address. */
    public boolean isAddress() {
        return prefix == bits(base);
    }

    public boolean isIpv6() {
        return base.isIpv6();
    }

    /** Whether every address of the other block is in this one. */
    public boolean contains(CidrBlock other) {
        if (isIpv6() != other.isIpv6() || other.prefix < prefix) {
            return false;
        }
        byte[] mine = base.value().getAddress();
        byte[] theirs = other.base.value().getAddress();
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(IpAddress address) {
        InetAddress value = address.value();
        return value.getAddress().length * Byte.SIZE;
    }

    @Override
    public String toString() {
        return base + "/" + prefix;
    }
}

package io.genericark.awssim.world;

import inet.ipaddr.AddressStringParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Comparator;

/**
 * A CIDR block in AWS's canonical form: host bits zero, IPv6 compressed. Equal blocks are equal records; their order is that
 * of their first addresses, IPv4 first, and the larger block first.
 */
public record Cidr(IPAddress block) implements Comparable<Cidr> {
    private static final Comparator<Cidr> ORDER = Comparator.comparing(Cidr::isIpv6)
            .thenComparing(cidr -> cidr.block().getLower().getValue())
            .thenComparing(cidr -> cidr.block().getNetworkPrefixLength());

    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowAll(false)
            .allowEmpty(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .allow_inet_aton(false)
            .setRangeOptions(AddressStringParameters.RangeParameters.NO_RANGE)
            .toParams();

    /** Reads {@code text} and clears its host bits, as AWS does; refuses anything without a prefix length. */
    public static Cidr of(String text) {
        IPAddressString parsed = new IPAddressString(text, PLAIN);
        IPAddress address = parsed.isPrefixed() ? parsed.getAddress() : null;
        if (address == null) {
            throw notACidr(text);
        }
        return new Cidr(address.toPrefixBlock());
    }

    private static AwsError notACidr(String text) {
        return AwsError.invalidValue(
                "Value (" + text + ") for parameter cidrBlock is invalid. " + "This is not a valid CIDR block.");
    }

    /** Reads a single address, such as a VIP without a prefix length. */
    public static IPAddress address(String text) {
        IPAddressString parsed = new IPAddressString(text, PLAIN);
        IPAddress address = text.isEmpty() || parsed.isPrefixed() ? null : parsed.getAddress();
        if (address == null || address.isMultiple()) {
            throw AwsError.invalidValue("Value (" + text + ") is not a valid IP address.");
        }
        return address;
    }

    public boolean contains(Cidr other) {
        return block.contains(other.block);
    }

    public boolean contains(IPAddress address) {
        return block.contains(address);
    }

    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    public boolean isIpv6() {
        return block.isIPv6();
    }

    @Override
    public int compareTo(Cidr other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return block.isIPv6() ? block.toIPv6().toCompressedString() : block.toCanonicalString();
    }
}

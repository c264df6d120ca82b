package io.genericark.aws;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One IPv4 or IPv6 address. Two texts of the same address are equal.
 *
 * @param value never with a name
 */
public record IpAddress(InetAddress value) {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern ZEROS = Pattern.compile("\\b0(:0)+\\b");

    /**
     * Reads an address strictly: no short forms, no leading zeros in IPv4, no zone in IPv6.
     *
     * @throws IllegalArgumentException with a sentence for people when it is none
     */
    public static IpAddress parse(String text) {
        if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
            try {
                return new IpAddress(InetAddress.ofLiteral(text));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(problem(text), e);
            }
        }
        throw new IllegalArgumentException(problem(text));
    }

    public boolean isIpv6() {
        return value instanceof Inet6Address;
    }

    private static String problem(String text) {
        return "\"" + text + "\" is not an IP address";
    }

    /** As AWS writes it: IPv6 by RFC 5952, the longest run of zeros left out. */
    @Override
    public String toString() {
        String text = value.getHostAddress();
        return isIpv6()
                ? ZEROS.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .reduce((longest, run) -> run.length() > longest.length() ? run : longest)
                        .map(run -> text.replaceFirst("(^|:)" + run + "(:|$)", "::"))
                        .orElse(text)
                : text;
    }
}

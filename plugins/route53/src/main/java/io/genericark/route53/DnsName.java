package io.genericark.route53;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A domain name.
 *
 * @param value in lower case, without the final dot
 */
record DnsName(String value) {

    private static final Pattern LEGAL =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final int LONGEST = 253;

    /** Reads a name of letters, digits, hyphens and underscores; no wildcard. */
    static DnsName parse(String text) {
        DnsName name = of(text);
        if (name.value().length() > LONGEST || !LEGAL.matcher(name.value()).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a domain name such as db.example.com");
        }
        return name;
    }

    /** A name that comes from Route 53. */
    static DnsName of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return new DnsName(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
    }

    boolean isWithin(DnsName zone) {
        return equals(zone) || value.endsWith("." + zone.value());
    }

    @Override
    public String toString() {
        return value;
    }
}

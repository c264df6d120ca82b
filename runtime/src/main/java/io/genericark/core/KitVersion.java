package io.genericark.core;

/**
 * A kit as one node has it.
 *
 * @param version what the kit says of itself
 * @param hash SHA-256 of its files in hexadecimal; empty when it is not known
 */
public record KitVersion(String version, String hash) {
    private static final int SHOWN = 4;

    /** True when both are known and are not the same; versions are words, and prove nothing. */
    public boolean differsFrom(KitVersion other) {
        return !hash.isEmpty() && !other.hash.isEmpty() && !hash.equals(other.hash);
    }

    /** For people: the version and the beginning of the hash. */
    public String text() {
        var start = hash.length() <= SHOWN ? hash : hash.substring(0, SHOWN) + "..";
        return (version + " " + start).strip();
    }
}

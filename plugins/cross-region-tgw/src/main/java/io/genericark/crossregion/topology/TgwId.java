package io.genericark.crossregion.topology;

import java.util.regex.Pattern;

/** The id of a transit gateway, {@code tgw-...}. */
public record TgwId(String value) implements Comparable<TgwId> {
    private static final Pattern OF_SOMETHING_ELSE = Pattern.compile("tgw-(attach|rtb)-.*");

    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException with a sentence for people when it is no such id
     */
    public TgwId {
        if (!value.startsWith("tgw-") || OF_SOMETHING_ELSE.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value + "\" is not a transit gateway id (tgw-...)");
        }
    }

    @Override
    public int compareTo(TgwId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

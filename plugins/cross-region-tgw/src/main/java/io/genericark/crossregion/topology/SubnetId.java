package io.genericark.crossregion.topology;

/** The id of a subnet, {@code subnet-...}. */
public record SubnetId(String value) implements Comparable<SubnetId> {
    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException with a sentence for people when it is no such id
     */
    public SubnetId {
        if (!value.startsWith("subnet-")) {
            throw new IllegalArgumentException("\"" + value + "\" is not a subnet id (subnet-...)");
        }
    }

    @Override
    public int compareTo(SubnetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

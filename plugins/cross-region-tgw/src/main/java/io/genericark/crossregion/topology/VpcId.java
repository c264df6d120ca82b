package io.genericark.crossregion.topology;

/** The id of a VPC, {@code vpc-...}. */
public record VpcId(String value) implements Comparable<VpcId> {
    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException with a sentence for people when it is no such id
     */
    public VpcId {
        if (!value.startsWith("vpc-")) {
            throw new IllegalArgumentException("\"" + value + "\" is not a VPC id (vpc-...)");
        }
    }

    @Override
    public int compareTo(VpcId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

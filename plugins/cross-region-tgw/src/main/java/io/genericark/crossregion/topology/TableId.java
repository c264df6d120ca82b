package io.genericark.crossregion.topology;

/** The id of a route table: of a VPC, {@code rtb-...}, or of a transit gateway, {@code tgw-rtb-...}. */
public record TableId(String value) implements Comparable<TableId> {
    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException with a sentence for people when it is no such id
     */
    public TableId {
        if (!value.startsWith("rtb-") && !value.startsWith("tgw-rtb-")) {
            throw new IllegalArgumentException("\"" + value + "\" is not a route table id (rtb-... or tgw-rtb-...)");
        }
    }

    @Override
    public int compareTo(TableId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

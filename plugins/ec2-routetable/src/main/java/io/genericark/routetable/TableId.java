package io.genericark.routetable;

/** The id of a VPC route table, {@code rtb-...}. */
record TableId(String value) implements Comparable<TableId> {
    TableId {
        if (!value.startsWith("rtb-")) {
            throw new IllegalArgumentException("\"" + value + "\" is not a route table id (rtb-...)");
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

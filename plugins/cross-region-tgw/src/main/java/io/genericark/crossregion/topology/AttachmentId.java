package io.genericark.crossregion.topology;

/** The id of a transit gateway attachment, {@code tgw-attach-...}; both sides of a peering have the same. */
public record AttachmentId(String value) implements Comparable<AttachmentId> {
    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException with a sentence for people when it is no such id
     */
    public AttachmentId {
        if (!value.startsWith("tgw-attach-")) {
            throw new IllegalArgumentException("\"" + value + "\" is not an attachment id (tgw-attach-...)");
        }
    }

    @Override
    public int compareTo(AttachmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

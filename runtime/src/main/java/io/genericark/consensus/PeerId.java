package io.genericark.consensus;

/** The name of one peer of the consensus group; unique in the cluster and never reused for another machine. */
public record PeerId(String value) implements Comparable<PeerId> {
    public PeerId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a peer id must not be blank");
        }
    }

    @Override
    public int compareTo(PeerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.genericark.core;

/** The name of a resource, unique in the cluster. */
public record Tag(String value) implements Comparable<Tag> {
    public Tag {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a tag must not be blank");
        }
    }

    @Override
    public int compareTo(Tag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.genericark.durable;

/** What a read of a record found; a damaged record is an exception instead. */
public sealed interface Stored<T> {
    /** The record as it was last replaced. */
    record Present<T>(T value) implements Stored<T> {}

    /** The record was never written. */
    record Absent<T>() implements Stored<T> {}
}

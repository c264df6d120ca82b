package io.genericark.api;

/** How the text of a parameter is read. */
public enum ParameterType {
    /** Any text. */
    TEXT,
    /** A whole number that fits 64 bits. */
    INTEGER,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A whole number with a unit: {@code 250ms}, {@code 5s}, {@code 2m}, {@code 1h}. */
    DURATION,
    /** Texts separated by commas; blanks around them are dropped; an empty text is the empty list. */
    LIST
}

package io.genericark.core;

/** How much an event matters to the operator. */
public enum Severity {
    INFO,
    WARNING,
    ERROR
}

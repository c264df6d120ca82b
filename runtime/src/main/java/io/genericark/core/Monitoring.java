package io.genericark.core;

/** Whether a resource is checked; {@code MAINTENANCE} leaves it alone until told otherwise. */
public enum Monitoring {
    ON,
    MAINTENANCE
}

package io.genericark.core;

/** What the operator allows on a node: all, nothing ({@code STANDBY}), or no action at all ({@code MAINTENANCE}). */
public enum Mode {
    ONLINE,
    STANDBY,
    MAINTENANCE
}

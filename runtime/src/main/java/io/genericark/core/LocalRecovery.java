package io.genericark.core;

/** Whether {@code recover} is tried on the same node before the hierarchy goes elsewhere. */
public enum LocalRecovery {
    ON,
    OFF
}

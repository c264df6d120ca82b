package io.genericark.core;

/** Whether a hierarchy goes back to a node of better priority as soon as that node joins. */
public enum Switchback {
    /** It stays where it is until somebody asks. */
    INTELLIGENT,
    AUTOMATIC
}

package io.genericark.core;

/** Whether the sender of a heartbeat has heard its receiver within the last lease time. */
public enum Hearing {
    HEARS_YOU,
    HEARS_YOU_NOT
}

package io.genericark.core;

/** What the operator wants of a resource. */
public enum Goal {
    IN_SERVICE,
    OUT_OF_SERVICE
}

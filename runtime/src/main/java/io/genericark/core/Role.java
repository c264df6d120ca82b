package io.genericark.core;

/** What a node is for. Both vote; only a {@code VOTER} may hold resources. */
public enum Role {
    VOTER,
    WITNESS
}

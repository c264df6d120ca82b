package io.genericark.core;

/** What an incarnation of a node last said of its kits. A later one has said nothing yet: its kits are not known. */
public record NodeKits(long incarnation, KitReport report) {}

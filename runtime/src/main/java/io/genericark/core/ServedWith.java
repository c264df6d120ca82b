package io.genericark.core;

/** The kit with which a resource is in service, or was last: what the kits of other nodes are compared with. */
public record ServedWith(NodeId node, KitVersion kit) {}

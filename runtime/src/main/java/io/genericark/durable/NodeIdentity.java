package io.genericark.durable;

/** Who a node is: its name, its cluster's id, and the number of its present start. */
public record NodeIdentity(String nodeName, String clusterId, long incarnation) {}

package io.genericark.kithost.calls;

/**
 * Another node of the cluster.
 *
 * @param name its name
 * @param address its host name or IP address, as the configuration writes it
 */
public record Peer(String name, String address) {}

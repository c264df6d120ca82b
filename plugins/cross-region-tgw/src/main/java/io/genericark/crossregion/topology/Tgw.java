package io.genericark.crossregion.topology;

/**
 * A transit gateway.
 *
 * @param place with the account that owns it, and with it its route tables
 */
public record Tgw(TgwId id, Place place) {}

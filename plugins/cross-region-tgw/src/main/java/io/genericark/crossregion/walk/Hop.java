package io.genericark.crossregion.walk;

import io.genericark.crossregion.topology.TableId;

/**
 * One table met.
 *
 * @param of whose table it is: a VPC or a transit gateway
 * @param region where that is
 * @param to where it sends the packet
 * @param rule by which route
 */
public record Hop(TableId table, String of, String region, String to, String rule) {}

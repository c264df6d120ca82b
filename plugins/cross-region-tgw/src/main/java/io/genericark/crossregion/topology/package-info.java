/**
 * What is observed of the regions that a VIP passes: values, without the AWS SDK. This is what the AWS calls yield and what
 * planning and walking start from.
 *
 * <p>Read {@link io.genericark.crossregion.topology.Topology} first.
 *
 * <ul>
 *   <li>VPCs: {@link io.genericark.crossregion.topology.Vpc}, {@link io.genericark.crossregion.topology.Subnet},
 *       {@link io.genericark.crossregion.topology.RouteTable}, {@link io.genericark.crossregion.topology.Route},
 *       {@link io.genericark.crossregion.topology.Eni}.
 *   <li>Transit gateways: {@link io.genericark.crossregion.topology.Tgw}, {@link io.genericark.crossregion.topology.Attachment},
 *       {@link io.genericark.crossregion.topology.TgwTable}, {@link io.genericark.crossregion.topology.TgwRoute}.
 *   <li>What could not be observed: {@link io.genericark.crossregion.topology.Unread}.
 *   <li>{@link io.genericark.crossregion.topology.Atlas}: all of it by id, and which route a packet takes.
 * </ul>
 *
 * <p>Depends on the addresses and ids of {@code io.genericark.aws} and on nothing else.
 */
@NullMarked
package io.genericark.crossregion.topology;

import org.jspecify.annotations.NullMarked;

/**
 * The kit {@code ec2-routetable}: a VIP that the route tables of one VPC lead to the network interface of the active node.
 *
 * <p>Read {@code RoutePlan} first: it says what is wanted and what is never touched.
 *
 * <ul>
 *   <li>{@link io.genericark.routetable.RouteTableKit}: the kit, its parameters, where it finds its own node.
 *   <li>{@code Settings}: the parameters, read. {@code Seen}: what was observed. {@code RouteChange}: what can be written.
 *   <li>{@code RoutePlan}: what is seen and what is wanted give the changes; pure. {@code RouteTrace}: where the VIP leads;
 *       pure.
 *   <li>{@code VpcApi}: the six API calls; {@code SdkVpcApi}: the AWS SDK behind them, the only class here that knows it.
 * </ul>
 */
@NullMarked
package io.genericark.routetable;

import org.jspecify.annotations.NullMarked;

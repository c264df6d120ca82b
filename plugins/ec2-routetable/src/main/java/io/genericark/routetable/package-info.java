/**
 * The kit {@code ec2-routetable}: VIPs that the route tables of one VPC lead to the network interface of the active
 * node.
 *
 * <p>Read {@code VipPlan} first: it says what is wanted and what is never touched.
 *
 * <ul>
 *   <li>{@link io.genericark.routetable.RouteTableKit}: the kit, its parameters, where it finds its own node.
 *   <li>{@code Settings}: the parameters, read. {@code Seen}: what was observed. {@code RouteChange}: what can be written.
 *   <li>{@code RoutePlan}, {@code VipPlan}: what is seen and what is wanted give the changes, in all and for one VIP; pure.
 *       {@code TableChoice}: which tables. {@code RouteTrace}: where the VIPs lead; pure.
 *   <li>{@code VpcApi}: the six API calls; {@code SdkVpcApi}: the AWS SDK behind them, the only class here that knows it.
 * </ul>
 */
@NullMarked
package io.genericark.routetable;

import org.jspecify.annotations.NullMarked;

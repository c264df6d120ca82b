/**
 * The kit {@code cross-region-tgw}: VIPs that the route tables of VPCs and transit gateways in several regions and accounts lead to the
 * network interface of the active node.
 *
 * <p>Read {@link io.genericark.crossregion.plan.Plan} first: it says where each table is to lead and what is never touched.
 *
 * <ul>
 *   <li>{@link io.genericark.crossregion.CrossRegionKit}: the kit. {@code Settings}: its parameters, read.
 *   <li>{@code Decision}: the plan as what a kit reconciles. {@code WalkReport}: what a walk says of a resource.
 *   <li>{@code Ec2Writes}: the writing calls. {@code Trial}: which of them a preflight tries. {@code CrossRegionRehearsal}: all
 *       calls, once, for the warm-up.
 *   <li>Below: {@code topology} (values), {@code observe} (AWS to values), {@code plan} and {@code walk} (pure), {@code snapshot} (files).
 * </ul>
 */
@NullMarked
package io.genericark.crossregion;

import org.jspecify.annotations.NullMarked;

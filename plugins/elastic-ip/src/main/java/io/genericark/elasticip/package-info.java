/**
 * The kit {@code elastic-ip}: an Elastic IP address that is associated with the network interface of the active node.
 *
 * <p>Read {@code EipPlan} first: it says what is wanted, what is refused, and when a remove lets go of the address.
 *
 * <ul>
 *   <li>{@link io.genericark.elasticip.ElasticIpKit}: the kit, its parameters, where it finds its own node.
 *   <li>{@code Settings}: the parameters, read. {@code EipName}: how the address is named. {@code Seen}: what was observed.
 *       {@code EipChange}: what can be written.
 *   <li>{@code EipPlan}: what is seen and what is wanted give the changes; pure.
 *   <li>{@code EipTrial}: what EC2 says of the writes before they are needed.
 *   <li>{@code AddressApi}: the four API calls; {@code SdkAddressApi}: the AWS SDK behind them, the only class here that
 *       knows it.
 * </ul>
 */
@NullMarked
package io.genericark.elasticip;

import org.jspecify.annotations.NullMarked;

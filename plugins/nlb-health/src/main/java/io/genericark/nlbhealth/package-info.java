/**
 * The kit {@code nlb-health}: a port that answers a load balancer's probes at the active node and nowhere else.
 *
 * <p>Read {@code NlbHealthKit} first: it keeps the ports that are open.
 *
 * <ul>
 *   <li>{@code Settings}: the parameters, read.
 *   <li>{@code ProbeListener}: an open port; {@code TcpListener} and {@code HttpListener} are the two kinds. {@code Tls} reads the
 *       certificate of HTTPS, {@code PortBinding} opens a port or says why it cannot, {@code SelfProbe} is the check.
 *   <li>{@code TargetWatch}: what the load balancer itself says of this node, by {@code TargetApi}: the two API calls, with
 *       {@code SdkTargetApi}, the AWS SDK, behind them. Only resources that name a target group need AWS at all.
 *   <li>{@code NlbHealthPreflight}: what is examined before it is needed; {@code NlbHealthRehearsal}: what is loaded before.
 * </ul>
 */
@NullMarked
package io.genericark.nlbhealth;

import org.jspecify.annotations.NullMarked;

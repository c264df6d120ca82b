/**
 * Elastic Load Balancing's query protocol for Network Load Balancers, and what probes their targets. Depends on {@code world} and
 * {@code http}.
 *
 * <p>Read {@link io.genericark.awssim.elbv2.Elbv2Service} first. {@code BalancerActions}, {@code TargetGroupActions} and
 * {@code TargetActions} perform the actions; {@code HealthProber} makes the probes that are due, each a
 * {@code TargetProbe}.
 */
@NullMarked
package io.genericark.awssim.elbv2;

import org.jspecify.annotations.NullMarked;

/**
 * What has to be written so that a VIP leads to one node's interface from everywhere: observed topology and wish in, changes and
 * findings out. Pure.
 *
 * <p>Read {@link io.genericark.crossregion.plan.Plan} first, then {@code Ways}, which decides which table leads where and in which order.
 *
 * <ul>
 *   <li>The wish: {@link io.genericark.crossregion.plan.Wanted}, {@link io.genericark.crossregion.plan.Scope}.
 *   <li>What a table holds for a VIP, and whether that may be overwritten: {@code Holding}.
 *   <li>The result: {@link io.genericark.crossregion.plan.VipChange}, {@link io.genericark.crossregion.plan.Aim},
 *       {@link io.genericark.crossregion.plan.Finding}; as text: {@link io.genericark.crossregion.plan.PlanText}; what it
 *       costs: {@link io.genericark.crossregion.plan.Calls}; what it would lead to:
 *       {@link io.genericark.crossregion.plan.Outcome}.
 * </ul>
 *
 * <p>Depends on the topology.
 */
@NullMarked
package io.genericark.crossregion.plan;

import org.jspecify.annotations.NullMarked;

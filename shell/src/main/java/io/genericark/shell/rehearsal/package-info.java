/**
 * What would happen: {@link io.genericark.shell.rehearsal.Rehearsal} plays commands on a copy of the state with the
 * cluster's own machine, {@link io.genericark.shell.rehearsal.VipRehearsal} moves VIPs on a stored topology with the kit's own plan.
 * Pure; behind {@code --plan}, {@code simulate} and {@code vip --from-snapshot}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.shell.rehearsal;

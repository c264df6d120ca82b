/**
 * What would happen: {@link io.genericark.shell.rehearsal.Rehearsal} plays commands on a copy of the state with the
 * cluster's own machine. Pure; behind {@code --plan} and {@code simulate}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.shell.rehearsal;

/**
 * Deterministic simulation: a whole cluster of the real core in one thread, under a seed.
 *
 * <p>{@link io.genericark.simulation.World} is one run. Its {@link io.genericark.simulation.Machine}s have clocks that
 * drift, a guard, a kit-host and a node process that runs {@code NodeMachine.step}; {@link
 * io.genericark.simulation.Network} and {@link io.genericark.simulation.ReplicatedLog} connect them; {@link
 * io.genericark.simulation.Saboteur} and {@link io.genericark.simulation.Operator} disturb them as a {@link
 * io.genericark.simulation.Plan} says. Each {@link io.genericark.simulation.Invariant} looks at true time, which no
 * node can see, at every event. Read first: {@code Plan}, {@code World}, then the invariants.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.simulation;

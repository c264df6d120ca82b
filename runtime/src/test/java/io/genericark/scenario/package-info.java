/**
 * Golden scenarios: text files under {@code src/test/resources/scenarios} that tell what happens to a small cluster
 * and show what it decides, why, and what its nodes do about it. The language is explained in the README there.
 *
 * <p>{@link io.genericark.scenario.ScenarioFile} reads and writes a file, {@link io.genericark.scenario.Director}
 * understands its lines, {@link io.genericark.scenario.CommandText} those among them that are commands to the log,
 * {@link io.genericark.scenario.Stage} is the world in which {@link io.genericark.scenario.Actor}s, one real
 * {@code NodeMachine} each, live: a network without delay variance, a log that commits at once, kits that do as told.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.scenario;

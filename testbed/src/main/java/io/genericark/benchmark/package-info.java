/**
 * Benchmarks of single parts, each with what a user would compare it with in the same run.
 * {@link io.genericark.benchmark.KitCosts} measures what an action of a kit costs;
 * {@link io.genericark.benchmark.AgentRace} the AWS kits beside the ClusterLabs agents;
 * {@link io.genericark.benchmark.CrossRegionTakeovers} takeovers across regions beside what distance and quotas cost.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.benchmark;

/**
 * What can befall a cluster, and what must come of it. {@link io.genericark.demo.scenario.Scenarios} has them all by name;
 * {@link io.genericark.demo.scenario.Rehearsal} runs one and judges it. Each is a small class over
 * {@link io.genericark.demo.cluster.DemoCluster}; a scenario waits for conditions, never for times.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.demo.scenario;

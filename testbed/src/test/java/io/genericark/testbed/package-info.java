/**
 * End-to-end tests: three nodes as real processes, a service of real processes, real signals.
 *
 * <p>Read {@link io.genericark.testbed.TestCluster} first: nodes, the service's kit, and the watcher that reads from the
 * operating system who runs ({@link io.genericark.testbed.Owners}). The tests end in {@code IT} and are run by
 * {@code mvn verify}; they share one cluster, see {@link io.genericark.testbed.WithCluster}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.testbed;

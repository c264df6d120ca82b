/**
 * The core's values as JSON: what goes through the log ({@link io.genericark.core.Submission}), what comes back
 * ({@link io.genericark.codec.Outcome}), and snapshots of the whole {@link io.genericark.core.ClusterState}.
 *
 * <p>Read first: {@link io.genericark.codec.Codec}. It knows Jackson so that the core need not. May depend on the core
 * only; consensus and the admin server depend on it.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.codec;

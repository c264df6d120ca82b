/**
 * The pure core: values and functions, no clock, no I/O, no threads, no logging, no randomness.
 *
 * <p>Two functions carry everything. {@link io.genericark.core.ClusterMachine#apply} is the replicated state machine:
 * it decides who is lost, who owns a hierarchy and under which epoch, the same way on every replica.
 * {@link io.genericark.core.NodeMachine#step} is what one node does about it: heartbeats, lease, suspicions, kit
 * actions. Both are level-triggered: they act on what the state <em>is</em>, so that a lost, doubled or late event
 * costs nothing.
 *
 * <p>Read first: {@link io.genericark.core.ClusterState}, then {@link io.genericark.core.Settling} (every placement is
 * made there), then {@link io.genericark.core.NodeView} and {@link io.genericark.core.Lease}. Which kits nodes have is in
 * {@link io.genericark.core.ClusterKits}; {@link io.genericark.core.KitFit} says whether they will do. When what failed
 * everywhere is tried again: {@link io.genericark.core.Retrying}. Nothing here may depend on any other package of ours.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.core;

/**
 * The running node: one thread that feeds events to the pure core and performs its effects in order.
 *
 * <p>{@link io.genericark.node.NodeLoop} is that thread. What it acts on are ports ({@link io.genericark.node.Ports});
 * {@link io.genericark.node.ArkNode} puts the real ones behind them: UDP heartbeats, Ratis, guard, kit-host. Nothing
 * here decides anything; a decision belongs into {@code io.genericark.core}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.node;

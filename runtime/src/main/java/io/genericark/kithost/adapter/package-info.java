/**
 * Kits that are not written for this runtime: what users already have is run as it is. Read
 * {@link io.genericark.kithost.adapter.Adapters} first.
 *
 * <ul>
 *   <li>{@link io.genericark.kithost.adapter.Adapters}: which kit a name such as {@code ocf:heartbeat:IPaddr2} stands for.
 *   <li>{@code OcfAgents}, {@code OcfMetaData}, {@code OcfKit}, {@code OcfExit}: OCF resource agents.
 *   <li>{@code SystemdKit}, {@code UnitState}: systemd units.
 *   <li>{@code AdapterKit}, {@code AdapterRun}: the shape of an action, which both share.
 *   <li>{@code LetGoScript}: what the guard runs when the right is lost.
 * </ul>
 *
 * <p>Uses the package {@code child}; the package {@code host} uses this one.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.adapter;

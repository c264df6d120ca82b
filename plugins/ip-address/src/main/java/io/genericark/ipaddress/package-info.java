/**
 * The kit {@code ip-address}: an IP address that is on an interface of the active node, or the node's own one, watched.
 *
 * <p>Read {@code IpPlan} first: it says what is wanted, what is refused, and what a remove takes off.
 *
 * <ul>
 *   <li>{@link io.genericark.ipaddress.IpAddressKit}: the kit, its actions and what they say. {@code Restoring}: its restore.
 *       {@code Examination}: what it finds before it is needed.
 *   <li>{@code Settings}: the parameters, read. {@code Seen}: what was observed. {@code IpChange}: what can be written.
 *   <li>{@code IpPlan}: what is seen and what is wanted give a {@code Decision}; {@code Placement}: on which interface. Pure.
 *   <li>{@code NetworkApi}: what is asked of the network; {@code IpRoute2}: the programs behind it, by {@code Commands},
 *       {@code LinksJson} and {@code Announcers}.
 * </ul>
 *
 * <p>Depends on plugin-api, and on Jackson, which the kit-host lends.
 */
@NullMarked
package io.genericark.ipaddress;

import org.jspecify.annotations.NullMarked;

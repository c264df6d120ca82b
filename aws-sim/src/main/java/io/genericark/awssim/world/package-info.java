/**
 * The simulated AWS itself, without any wire protocol. Depends on nothing else here.
 *
 * <p>Read {@link io.genericark.awssim.world.AwsWorld} first: the lock and the regions. {@code Sim...} records are
 * handles for building and looking ({@link io.genericark.awssim.world.SimRegion});
 * {@link io.genericark.awssim.world.Region} is the draft that operations change ({@code ...Operations});
 * {@link io.genericark.awssim.world.PacketResult} is the data plane's answer. {@link io.genericark.awssim.world.Transit} is what transit gateways look like, {@link io.genericark.awssim.world.Peering} what joins two regions. Resources are immutable records; a wrong
 * request throws {@link io.genericark.awssim.world.AwsError}.
 */
@NullMarked
package io.genericark.awssim.world;

import org.jspecify.annotations.NullMarked;

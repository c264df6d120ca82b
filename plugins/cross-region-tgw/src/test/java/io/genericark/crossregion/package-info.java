/** Tests by hand and by chance; {@code RandomTopology} makes what {@code PacketOracle} judges. */
@NullMarked
package io.genericark.crossregion;

import org.jspecify.annotations.NullMarked;

/** Worlds described in JSON: {@link io.genericark.awssim.topology.Topology} is the format. Depends on {@code world}. */
@NullMarked
package io.genericark.awssim.topology;

import org.jspecify.annotations.NullMarked;

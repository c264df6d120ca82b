/** Checks of the protocol's TLA+ specification, {@code docs/spec}, which depends on no code. */
@NullMarked
package io.genericark.spec;

import org.jspecify.annotations.NullMarked;

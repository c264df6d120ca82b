/**
 * The instance metadata service: {@link io.genericark.awssim.imds.Imds} first. Depends on {@code world} and
 * {@code http.Answer}.
 */
@NullMarked
package io.genericark.awssim.imds;

import org.jspecify.annotations.NullMarked;

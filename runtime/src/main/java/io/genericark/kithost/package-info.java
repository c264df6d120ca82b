/**
 * The node's side of the kit-host: starts the process, talks to it, and ends it. Read
 * {@link io.genericark.kithost.KitHost} first, then {@link io.genericark.kithost.KitHostClient}.
 *
 * <p>{@link io.genericark.kithost.KitHostMain} is the process itself; its inside is the package {@code host}. The words of
 * both sides are in {@code protocol}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost;

/**
 * What resources left to be done when their node loses its right to act, kept in files.
 *
 * <p>The kit-host writes a step before the write that it undoes; the guard reads the files when it lets go. No message
 * has to pass through the node in between, so that a node that is stopped or killed at the wrong moment, and a guard that
 * is started later, lose none. {@link io.genericark.letgo.LetGoFiles} is all there is. Depends on nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.letgo;

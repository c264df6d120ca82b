/**
 * Reads a kit and says what is wrong with it, with file and line. {@link io.genericark.authoring.lint.Lint} is the way in;
 * it asks {@code Loaded} about what a kit says of itself, {@code Refused} about why it cannot be loaded, and {@code Files} about
 * its files. Only what is certain is said.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.authoring.lint;

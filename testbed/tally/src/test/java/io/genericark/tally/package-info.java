/** The last line of the build. {@link io.genericark.tally.Tally} is run from its source, so it uses the JDK alone. */
@org.jspecify.annotations.NullMarked
package io.genericark.tally;

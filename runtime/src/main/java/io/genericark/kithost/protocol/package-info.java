/**
 * What node and kit-host say to each other: one JSON document per line on the kit-host's standard input and output.
 * Read {@link io.genericark.kithost.protocol.ToHost} and {@link io.genericark.kithost.protocol.FromHost}.
 *
 * <p>Both sides are started from the same build, so the messages carry no version. Depends on plugin-api and Jackson.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.protocol;

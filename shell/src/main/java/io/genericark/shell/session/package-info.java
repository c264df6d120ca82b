/**
 * What every command needs: a console to speak on, a node to ask, an exit code to end with. Blocks where it says so.
 * Read {@link io.genericark.shell.session.Console} first.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.shell.session;

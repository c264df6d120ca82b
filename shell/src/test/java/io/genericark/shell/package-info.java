/** Tests of the command line and the shell, against a fake cluster behind a real admin socket. */
@org.jspecify.annotations.NullMarked
package io.genericark.shell;

/**
 * Lines of commands: {@link io.genericark.shell.interactive.LineRunner} runs them, with pipes and {@code watch};
 * {@link io.genericark.shell.interactive.Shell} reads them from a terminal by JLine. The grammar is that of
 * {@code command}, unchanged.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.shell.interactive;

/**
 * The grammar: {@link io.genericark.shell.command.ArkCommandLine} builds it, {@link io.genericark.shell.command.Ark} is
 * its root. Each command is a small class, or a method of its group's class: it looks, asks pure functions of
 * {@code view} and {@code rehearsal}, and prints. {@link io.genericark.shell.command.Changes} submits and waits.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.shell.command;

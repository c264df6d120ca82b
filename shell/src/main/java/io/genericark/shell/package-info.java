/**
 * The command line and the shell: one grammar for both.
 *
 * <pre>
 * ArkMain      the process: terminal or pipe, one command, a script, or the interactive shell
 * interactive  JLine: lines, completion, history, pipes
 * command      picocli: the grammar; each command asks the node and prints
 * rehearsal    pure: what commands would lead to, on a copy of the state
 * view         pure: what a look at the cluster means; also the JSON documents of docs/json.md
 * render       pure: views as text
 * session      console, node access, exit codes
 * </pre>
 *
 * Depends on the runtime's values (core, admin), on the forms of parameters in plugin-api, and nothing else of them. Read {@code command.Ark} first.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.shell;

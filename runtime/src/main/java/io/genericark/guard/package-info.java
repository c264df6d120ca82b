/**
 * The lease enforced by a process of its own: {@code ark guard}, which does nothing else.
 *
 * <pre>
 *  node process                                   guard process
 *  {@link io.genericark.guard.Guard}  -- stdin: orders ----->  {@link io.genericark.guard.GuardMain} -> OrderLines -> GuardLoop -> LetGo
 *  GuardListener       &lt;-- stdout: answers --  AnswerLines
 * </pre>
 *
 * <ul>
 *   <li>{@link io.genericark.guard.Guard} is the node's side: starts the guard, never blocks. Read this first.
 *   <li>{@code Order} and {@code Answer} are all that the two say to each other, one line each.
 *   <li>{@code GuardLoop} decides when to let go: the lease ran out, the pipe closed, the wall clock jumped, or asked.
 *   <li>{@code LetGo} does it: ends every process that carries the mark, then runs the let-go commands
 *       that resources left in files.
 *   <li>{@link io.genericark.guard.ClockJump} tells that the machine stood still; the node uses it too.
 * </ul>
 *
 * <p>The guard waits for nothing but its timer: answers and its log are written by threads of their own, so that a
 * stopped node or a hanging disk cannot hold it up. It rehearses one let-go at its start, so that the code is in memory
 * when it counts. It ignores SIGTERM, SIGINT and SIGHUP: when the node stops in good order it says {@code quit}, and
 * when the node ends otherwise the pipe closes.
 *
 * <p>What remains open: a guard killed together with the node lets nothing go (the cluster's fencing is for that), and
 * a process that hides its environment is found only by a let-go command. May depend on {@code process}, {@code letgo}, and in the node on slf4j.
 */
@NullMarked
package io.genericark.guard;

import org.jspecify.annotations.NullMarked;

/**
 * Clock and processes of the machine, as Linux has them and the JDK does not. Read
 * {@link io.genericark.process.MarkedProcesses} first.
 *
 * <ul>
 *   <li>{@link io.genericark.process.Boottime}: the clock of leases.
 *   <li>{@link io.genericark.process.Signals}: signals to processes and process groups.
 *   <li>{@link io.genericark.process.MarkedProcesses}: finds and ends what was started under a mark.
 *   <li>{@link io.genericark.process.ProcessTable}: what lives on this machine, for kits that look for a process.
 *   <li>{@link io.genericark.process.ClassArchives}: what lets a JVM of ours start faster.
 * </ul>
 *
 * <p>Depends on the JDK only; the guard, the node and the kit-host use it.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.process;

/**
 * Small records that a node must find again after a crash: who it is and how often it has started.
 *
 * <ul>
 *   <li>{@link io.genericark.durable.StateDirectory}: the directory, held by one node at a time. Read this first.
 *   <li>{@link io.genericark.durable.DurableFile}: one record in one file, replaced as a whole, checked when read.
 *   <li>{@link io.genericark.durable.Stored}: what a read finds, present or absent. A damaged file is neither: it is a
 *       {@link io.genericark.durable.DamagedRecordException}, and nothing here ever resets one.
 *   <li>{@link io.genericark.durable.NodeIdentity} and {@link io.genericark.durable.IdentityFile}: the record of the
 *       node itself; {@link io.genericark.durable.Incarnation}: its next number, persisted before it is used.
 * </ul>
 *
 * <p>Everything here does blocking file I/O and belongs to the start of a node, not into its loop. The consensus log
 * is not here. May depend on the JDK and Jackson only.
 */
@NullMarked
package io.genericark.durable;

import org.jspecify.annotations.NullMarked;

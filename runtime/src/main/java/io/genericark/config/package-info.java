/**
 * A node's configuration: a HOCON file over the defaults in {@code reference.conf}, read into records.
 *
 * <ul>
 *   <li>{@link io.genericark.config.ArkConfig}: everything that can be set. Read this and {@code reference.conf} first.
 *   <li>{@link io.genericark.config.ConfigFile}: reads a file. All that is wrong with it is told at once, as
 *       {@link io.genericark.config.ConfigProblem}s with file and line.
 *   <li>{@link io.genericark.config.TimingBudget}: what the time settings must satisfy, as printed inequalities.
 * </ul>
 *
 * <p>A key that is not in {@code reference.conf} is refused. May depend on {@code core} and Typesafe Config.
 */
@NullMarked
package io.genericark.config;

import org.jspecify.annotations.NullMarked;

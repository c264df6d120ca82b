/**
 * What authors of kits need besides a cluster. Nothing here runs in a node.
 *
 * <ul>
 *   <li>{@code conformance}: holds a kit to its promises, in a kit-host of its own.
 *   <li>{@code lint}: reads a kit and says what is wrong with it, with file and line.
 *   <li>{@code template}: writes the files of a new kit.
 *   <li>{@link io.genericark.authoring.KitPage}: the documentation of a kit.
 * </ul>
 *
 * <p>Uses kithost, guard, letgo and process; the shell's {@code ark kit} commands are made of it.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.authoring;

/**
 * The inside of the kit-host process: runs actions of kits, each with a deadline, and keeps them apart. Read
 * {@link io.genericark.kithost.host.Host} first.
 *
 * <ul>
 *   <li>{@link io.genericark.kithost.host.Host}: one lane of actions per resource, deadlines, cancelling.
 *   <li>{@link io.genericark.kithost.host.ActionRun}: one action, which is also its kit's context.
 *   <li>{@link io.genericark.kithost.host.Rights}: lease and epochs, behind every gate.
 *   <li>{@link io.genericark.kithost.host.Catalogue}: which kits there are.
 *   <li>{@code WarmUps}: has kits prepare themselves beside all actions, so that the first action is as fast as the later ones.
 * </ul>
 *
 * <p>Uses the packages {@code child} (processes), {@code script}, {@code jar} and {@code adapter} (kinds of kits). The node uses nothing
 * from here: it talks to the process.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.host;

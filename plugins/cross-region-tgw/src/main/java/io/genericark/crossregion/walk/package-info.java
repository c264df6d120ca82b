/**
 * Where packets go over the tables that were observed: from every place where clients are to the VIP, and back. Pure.
 *
 * <p>Read {@link io.genericark.crossregion.walk.Walk} first; {@code Walker} follows one packet.
 *
 * <ul>
 *   <li>{@link io.genericark.crossregion.walk.Way}, {@link io.genericark.crossregion.walk.Source},
 *       {@link io.genericark.crossregion.walk.Hop}, {@link io.genericark.crossregion.walk.Verdict}: what is found.
 *   <li>{@link io.genericark.crossregion.walk.WalkText}, {@link io.genericark.crossregion.walk.WalkJson},
 *       {@link io.genericark.crossregion.walk.Picture} with {@link io.genericark.crossregion.walk.Mermaid} and
 *       {@link io.genericark.crossregion.walk.Dot}: how it is shown.
 * </ul>
 *
 * <p>Depends on the topology, and on the plan for one thing: to say which table is to blame.
 */
@NullMarked
package io.genericark.crossregion.walk;

import org.jspecify.annotations.NullMarked;

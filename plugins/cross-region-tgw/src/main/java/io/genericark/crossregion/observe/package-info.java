/**
 * Observes what a VIP passes, by the EC2 API of several regions and accounts at the same time. Reads only.
 *
 * <p>Read {@link io.genericark.crossregion.observe.Lookout} first: what is looked at, and what becomes of a place that does not
 * answer.
 *
 * <ul>
 *   <li>{@link io.genericark.crossregion.observe.Quest}: what is looked for and where, {@link io.genericark.crossregion.observe.Where},
 *       {@link io.genericark.crossregion.observe.NodeNames}. {@link io.genericark.crossregion.observe.Sight}: what was found.
 *   <li>{@code Survey} looks at many places, {@code PlaceSurvey} at one, by {@code Trip}s; {@code Assembly} puts them together, pure.
 *   <li>{@code Ec2Reads}: the calls; {@code Shapes}: their answers as values of the topology. With {@code PlaceSurvey} the only
 *       classes here that know the AWS SDK.
 * </ul>
 */
@NullMarked
package io.genericark.crossregion.observe;

import org.jspecify.annotations.NullMarked;

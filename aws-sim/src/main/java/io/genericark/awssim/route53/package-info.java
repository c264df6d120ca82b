/**
 * Route 53's REST protocol over the world. Depends on {@code world} and {@code http}.
 *
 * <p>Read {@link io.genericark.awssim.route53.Route53Service} first: it names the actions by method and path. {@code ZoneActions}
 * and {@code RecordActions} perform them; {@code RecordSetXml} reads and writes record sets.
 */
@NullMarked
package io.genericark.awssim.route53;

import org.jspecify.annotations.NullMarked;

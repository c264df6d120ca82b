/**
 * The kit {@code route53}: a DNS record of Route 53 that holds the address of the active node or of its VIP.
 *
 * <p>Read {@code RecordPlan} first: it says what is wanted and what is never touched.
 *
 * <ul>
 *   <li>{@link io.genericark.route53.Route53Kit}: the kit; what it keeps in memory: {@code KnownZones}, {@code Following}.
 *   <li>{@code Settings}: the parameters, read; {@code Tunables}: what a file says beside them. {@code Seen}: what was observed,
 *       with {@code Zone} and {@code RecordSet}. {@code RecordWrite}: what can be written.
 *   <li>{@code RecordPlan}: what is seen and what is wanted give the changes; pure. {@code ZoneChoice}: which zone is meant; pure.
 *   <li>{@code DnsApi}: the four API calls; {@code SdkDnsApi}: the AWS SDK behind them, the only class here that knows it.
 * </ul>
 */
@NullMarked
package io.genericark.route53;

import org.jspecify.annotations.NullMarked;

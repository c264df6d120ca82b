/**
 * Heartbeats and their acknowledgements as UDP datagrams over all communication paths.
 *
 * <ul>
 *   <li>{@link io.genericark.heartbeat.Datagram}: the two things that nodes say to each other. Read this first.
 *   <li>{@link io.genericark.heartbeat.HeartbeatPaths}: sends on all paths, hands what arrives to a
 *       {@link io.genericark.heartbeat.HeartbeatListener}, counts for views ({@link io.genericark.heartbeat.PathStatistics}).
 *   <li>{@link io.genericark.heartbeat.DatagramCodec}: the bytes, sealed with a {@link io.genericark.heartbeat.ClusterKey}.
 * </ul>
 *
 * <p><b>What somebody on the network can do.</b> Without the key: nothing but noise; whatever fails the MAC is dropped
 * and counted. With a recording of genuine datagrams, replayed later or elsewhere:
 *
 * <ul>
 *   <li>A heartbeat of a round already heard, or far below the highest one, is dropped. What is left is delaying it;
 *       the acknowledgement then names that old round, and the sender counts its lease from when it sent that round.
 *   <li>An acknowledgement names the sender's incarnation, the receiver's incarnation and the round. Counted twice it
 *       is the same member of the same set; for an old round it gives a lease that has already passed; for another
 *       incarnation it counts for nobody.
 *   <li>A datagram for another receiver or another cluster is dropped: both are under the MAC.
 * </ul>
 *
 * <p>Contents are not secret. May depend on the JDK and slf4j only; knows nothing of leases, voters or the core.
 */
@NullMarked
package io.genericark.heartbeat;

import org.jspecify.annotations.NullMarked;

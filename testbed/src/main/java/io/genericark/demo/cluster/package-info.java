/**
 * A whole cluster on one machine, and two witnesses of what it does.
 *
 * <ul>
 *   <li>{@link io.genericark.demo.cluster.DemoCluster}: puts it together and takes it apart again. Read this first.
 *   <li>{@link io.genericark.demo.cluster.NodeProcess}, {@link io.genericark.demo.cluster.NodeFiles}: one node, a real
 *       process, and what it is told.
 *   <li>{@link io.genericark.demo.cluster.Network}: relays between the nodes, so that a node can be cut off.
 *   <li>{@link io.genericark.demo.cluster.AwsPlace}: the AWS in which the nodes believe to be, either
 *       {@link io.genericark.demo.cluster.OneVpc} or {@link io.genericark.demo.cluster.PeeredRegions};
 *       {@link io.genericark.demo.cluster.Way}: how clients come through it, one of them by a {@code Balancer}.
 *   <li>{@link io.genericark.demo.cluster.ServiceClient}, {@link io.genericark.demo.cluster.OwnerWatch}: who answers, seen
 *       from outside. All figures come from these two, none from the cluster's own word.
 *   <li>{@link io.genericark.demo.cluster.Admin}: asks the nodes, for what only they can tell;
 *       {@link io.genericark.demo.cluster.Orders}: commands as an administrator gives them.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package io.genericark.demo.cluster;

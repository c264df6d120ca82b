/**
 * EC2's query protocol over the world. Depends on {@code world} and {@code http}.
 *
 * <p>Read {@link io.genericark.awssim.ec2.Ec2Service} first: it names the action groups ({@code ...Actions}), each a
 * table from action to method. {@code ...Xml} writes resources, {@code Filters} and {@code Page} are what all Describe actions share. A new group
 * is one class and one line in {@code Ec2Service.actions()}.
 */
@NullMarked
package io.genericark.awssim.ec2;

import org.jspecify.annotations.NullMarked;

/**
 * {@code ark demo}: a whole cluster on one machine, to watch and to break. {@link io.genericark.demo.DemoMain} is the
 * command; {@link io.genericark.demo.cluster} the cluster, {@link io.genericark.demo.scenario} what befalls it.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.demo;

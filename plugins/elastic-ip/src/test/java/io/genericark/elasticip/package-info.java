/**
 * Tests of the kit. {@code EipPlanTest} needs no endpoint; {@code ElasticIpKitContract} says what the kit does with an AWS, and
 * runs against aws-sim and the moto-based stand-in.
 */
@NullMarked
package io.genericark.elasticip;

import org.jspecify.annotations.NullMarked;

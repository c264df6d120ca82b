/**
 * Tests of the kit. {@code RoutePlanTest} needs no endpoint; {@code RouteTableKitContract} says what the kit does with an
 * AWS, and runs against each {@link io.genericark.aws.standin.AwsUnderTest}: aws-sim and the moto-based stand-in.
 */
@NullMarked
package io.genericark.routetable;

import org.jspecify.annotations.NullMarked;

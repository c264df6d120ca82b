/**
 * Tests of the kit. {@code RecordPlanTest} and {@code TunablesTest} need no endpoint; {@code Route53KitContract} says what the kit
 * does with an AWS, and runs against aws-sim and the moto-based stand-in.
 */
@NullMarked
package io.genericark.route53;

import org.jspecify.annotations.NullMarked;

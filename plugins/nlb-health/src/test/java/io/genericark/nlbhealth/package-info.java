/**
 * Tests of the kit. {@code NlbHealthContractTest} is what every kit promises; {@code PortTest} who is answered and how;
 * {@code HostProcessTest} what a kit-host of its own shows: slow clients, and its end. {@code TargetWatchContract} says what the
 * kit does with an AWS, and runs against aws-sim and the moto-based stand-in.
 */
@NullMarked
package io.genericark.nlbhealth;

import org.jspecify.annotations.NullMarked;

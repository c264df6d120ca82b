/**
 * An AWS for the tests of kits: {@link io.genericark.aws.standin.SimUnderTest} is aws-sim,
 * {@link io.genericark.aws.standin.MotoUnderTest} the moto-based stand-in, and both are an
 * {@link io.genericark.aws.standin.AwsUnderTest}; {@link io.genericark.aws.standin.OnMoto} starts and ends the latter.
 * {@link io.genericark.aws.standin.SampleNodes} are two instances to be the nodes of a cluster. What every kit promises beside its own
 * contract: {@link io.genericark.api.IndexedKitContract}, {@link io.genericark.aws.standin.FaultsContract},
 * {@link io.genericark.aws.standin.PolicyContract} and {@link io.genericark.aws.standin.PolicyWatch}.
 */
@NullMarked
package io.genericark.aws.standin;

import org.jspecify.annotations.NullMarked;

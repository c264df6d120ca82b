/**
 * An embedded AWS endpoint for tests, demos and rehearsals. {@link io.genericark.awssim.AwsSim} starts it,
 * {@link io.genericark.awssim.AwsSimMain} starts it as a process of its own.
 *
 * <p>{@code world} is the simulated AWS, {@code faults} what goes wrong, {@code http} the way in, {@code ec2},
 * {@code route53}, {@code elbv2} and {@code sts} the services, {@code imds} the metadata service, {@code topology} worlds described in JSON. Only this package
 * knows all of them.
 */
@NullMarked
package io.genericark.awssim;

import org.jspecify.annotations.NullMarked;

/**
 * What every AWS kit shares. It lives on the kit-host's class path beside the AWS SDK; kits see it as {@code provided}.
 *
 * <p>Read {@link io.genericark.aws.ReconcilingKit} first: a kit is observe, plan and apply, and everything else follows.
 *
 * <ul>
 *   <li>The kit: {@link io.genericark.aws.ReconcilingKit}, {@link io.genericark.aws.Reconciliation},
 *       {@link io.genericark.aws.Change}; how it gets there: {@code Convergence}, {@code Round}, {@code Attempts},
 *       {@link io.genericark.aws.Parallel}, {@link io.genericark.aws.Persistence}.
 *   <li>The way to AWS: {@link io.genericark.aws.AwsClients}, {@link io.genericark.aws.CallBounds}, {@link io.genericark.aws.AwsCall},
 *       {@link io.genericark.aws.AwsErrors}, {@link io.genericark.aws.RequestBudget}; EC2 for one action:
 *       {@link io.genericark.aws.Ec2Calls}; the rights of another account: {@link io.genericark.aws.Role}, {@code RoleCredentials}.
 *   <li>What an operator gave: {@link io.genericark.aws.Given}, {@link io.genericark.aws.NodeSettings},
 *       {@link io.genericark.aws.Endpoints}, {@link io.genericark.aws.Vips}.
 *   <li>What a kit does before its first action: {@link io.genericark.aws.Rehearsal}, {@code WarmUp}; what it examines long before:
 *       {@link io.genericark.aws.DryRuns}, {@link io.genericark.aws.PolicySimulation}, {@link io.genericark.aws.Examined},
 *       {@code ClockWatch}.
 *   <li>Who this instance is: {@link io.genericark.aws.AwsNode}, {@link io.genericark.aws.InstanceMetadata},
 *       {@link io.genericark.aws.InstanceIdentity}. Addresses: {@link io.genericark.aws.IpAddress},
 *       {@link io.genericark.aws.CidrBlock}.
 * </ul>
 *
 * <p>Depends on plugin-api and the AWS SDK, on nothing of a particular kit.
 */
@NullMarked
package io.genericark.aws;

import org.jspecify.annotations.NullMarked;

/**
 * The AWS API for kits written as scripts: {@code ctx.aws.ec2.describeRouteTables({...})}. Read
 * {@link io.genericark.aws.script.AwsForScripts} first; {@link io.genericark.aws.script.PlainData} turns the SDK's objects into plain
 * data and back, by what they say of themselves. Depends on plugin-api, the package {@code aws} and the AWS SDK.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.aws.script;

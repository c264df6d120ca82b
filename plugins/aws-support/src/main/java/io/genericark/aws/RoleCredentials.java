package io.genericark.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials of an assumed role, asked of STS when they are first needed and shortly before they expire. Thread-safe; blocks
 * for {@link #LONGEST} at most.
 */
final class RoleCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

    /** With which a call may be made to wait when it is the one that asks. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final String SESSION = "generic-ark";

    private final Role role;
    private final String region;
    private final StsClient sts;
    private final StsAssumeRoleCredentialsProvider provider;

    /** Asks a client that is made of the builder, which has region, credentials and HTTP client. */
    RoleCredentials(Role role, String region, StsClientBuilder builder) {
        this.role = role;
        this.region = region;
        role.endpoints().in(region).ifPresent(builder::endpointOverride);
        this.sts = builder.build();
        this.provider = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role.arn())
                        .roleSessionName(SESSION)
                        .externalId(role.externalId().orElse(null))
                        .overrideConfiguration(
                                bounds -> bounds.apiCallTimeout(LONGEST).apiCallAttemptTimeout(ATTEMPT)))
                .build();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (SdkException e) {
            throw new RoleNotAssumed(role, region, e);
        }
    }

    @Override
    public void close() {
        provider.close();
        sts.close();
    }
}

package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** A call was not sent, because there are no credentials of the role that it is to be made with. */
final class RoleNotAssumed extends SdkClientException {
    private static final long serialVersionUID = 1L;

    private final String role;
    private final String region;
    private final SdkException reason;

    RoleNotAssumed(Role role, String region, SdkException reason) {
        super(SdkClientException.builder()
                .message("role " + role + " was not assumed")
                .cause(reason));
        this.role = role.arn();
        this.region = region;
        this.reason = reason;
    }

    /** As the failure of the call that needs the role; a call that was not sent has changed nothing. */
    KitException told(AwsCall call) {
        KitException refusal = AwsErrors.translate(AwsCall.read("sts:AssumeRole", region, call.what()), reason);
        return new KitException(
                refusal.kind(),
                call.what(),
                "role " + role + " was not assumed: " + refusal.why(),
                refusal.kind() == Kind.DENIED
                        ? "allow sts:AssumeRole on that role in the policy of this node's role, and this node's role in the trust policy of that role"
                        : refusal.next(),
                this);
    }
}

package io.genericark.aws;

import io.genericark.api.KitException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One call of an AWS API, as errors are told about it. Whatever the SDK throws comes out as a {@link KitException}.
 *
 * @param action the action as IAM policies write it, such as {@code ec2:ReplaceRoute}
 * @param region where it is sent
 * @param effect whether it can change something, and so whether a missing answer leaves the outcome open
 * @param what what did not work if it fails, such as {@code route 10.99.0.10/32 in rtb-1 was not replaced}
 */
public record AwsCall(String action, String region, Effect effect, String what) {

    private static final String WOULD_SUCCEED = "DryRunOperation";

    /** Whether a call can change something. */
    public enum Effect {
        /** Changes nothing: without an answer nothing is known. */
        READ,
        /** Changes something: without an answer it may have been done. */
        WRITE
    }

    /** A call that changes nothing. */
    public static AwsCall read(String action, String region, String what) {
        return new AwsCall(action, region, Effect.READ, what);
    }

    /** A call that changes something. */
    public static AwsCall write(String action, String region, String what) {
        return new AwsCall(action, region, Effect.WRITE, what);
    }

    /**
     * Makes the call as EC2's dry run, which checks everything and does nothing; returns when it would have been done.
     *
     * @param call with its {@code dryRun} set
     * @throws KitException why it would not have been done, as {@link AwsErrors} says
     */
    public void tryOut(Supplier<?> call) throws KitException {
        try {
            var _ = call.get();
        } catch (AwsServiceException e) {
            if (e.awsErrorDetails() == null
                    || !WOULD_SUCCEED.equals(e.awsErrorDetails().errorCode())) {
                throw AwsErrors.translate(this, e);
            }
        } catch (SdkException e) {
            throw AwsErrors.translate(this, e);
        }
    }

    /**
     * Makes the call on this thread; blocks until its own timeouts at the latest.
     *
     * @throws KitException as {@link AwsErrors} says
     */
    public <R> R run(Supplier<R> call) throws KitException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw AwsErrors.translate(this, e);
        }
    }
}

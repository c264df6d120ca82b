package io.genericark.aws;

import io.genericark.api.KitException;
import java.util.function.Supplier;
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

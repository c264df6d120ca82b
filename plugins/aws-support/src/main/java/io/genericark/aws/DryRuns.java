package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Writes that EC2 checks and does not make, through the same code that would make them: what comes of them is what a preflight
 * tells. The calls go through {@link AwsClients#trier}, which lets nothing pass but dry runs.
 */
public final class DryRuns {

    private static final String WOULD_SUCCEED = "DryRunOperation";

    private DryRuns() {}

    /**
     * A write that is tried.
     *
     * @param what the action and where, such as {@code ec2:ReplaceRoute in rtb-1}
     * @param whenRefused how much it matters when EC2 would refuse it
     * @param call makes it on a trier
     */
    public record Attempt(String what, Severity whenRefused, Call call) {}

    /** A call of the kit's own code. */
    @FunctionalInterface
    public interface Call {
        /** Makes it; always fails, with what EC2 said to the dry run. */
        void make() throws KitException;
    }

    /**
     * Makes all attempts at the same time; blocks for this time at most.
     *
     * @return one finding for each, in their order
     * @throws KitException TRANSIENT when the action was cancelled
     */
    public static List<Finding> of(Duration timeLeft, List<Attempt> attempts) throws KitException {
        List<Callable<Finding>> pieces = new ArrayList<>();
        attempts.forEach(attempt -> pieces.add(() -> finding(attempt)));
        List<Finding> findings = new ArrayList<>();
        List<Future<Finding>> made = Parallel.all(timeLeft, pieces);
        for (int i = 0; i < made.size(); i++) {
            findings.add(
                    made.get(i).state() == Future.State.SUCCESS
                            ? made.get(i).resultNow()
                            : Examined.refused(
                                    attempts.get(i).what(),
                                    Severity.ERROR,
                                    Parallel.failure(
                                            made.get(i), attempts.get(i).what())));
        }
        return List.copyOf(findings);
    }

    private static Finding finding(Attempt attempt) {
        try {
            attempt.call().make();
            throw new IllegalStateException(attempt.what() + " was made, and not only tried");
        } catch (KitException e) {
            return wouldSucceed(e)
                    ? new Finding(Severity.OK, attempt.what(), "EC2 would do it (dry run)", "")
                    : Examined.refused(attempt.what(), attempt.whenRefused(), e);
        }
    }

    private static boolean wouldSucceed(KitException e) {
        return e.getCause() instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && WOULD_SUCCEED.equals(answer.awsErrorDetails().errorCode());
    }

    /** Makes every request a dry run; one that cannot be is not sent. */
    static final class Only implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            SdkRequest request = context.request();
            SdkField<?> dryRun = request.sdkFields().stream()
                    .filter(field -> field.memberName().equals("DryRun"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException(request.getClass().getSimpleName() + " has no dry run"));
            SdkRequest.Builder copy = request.toBuilder();
            dryRun.set((SdkPojo) copy, true);
            return copy.build();
        }
    }
}

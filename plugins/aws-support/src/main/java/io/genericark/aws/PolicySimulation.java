package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import io.genericark.aws.AwsClients.Place;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Asks IAM whether this node may do something, where the service itself has no dry run. Needs {@code iam:SimulatePrincipalPolicy}
 * on the node's own role; without it, and for a role with a path, the answer is not known. Blocks for two calls.
 *
 * @param place where STS and IAM are asked; any region of the partition
 */
public record PolicySimulation(AwsClients clients, Place place, CallBounds bounds) {

    private static final String SIMULATE = "iam:SimulatePrincipalPolicy";
    private static final Pattern SESSION = Pattern.compile("arn:([^:]+):sts::([0-9]+):assumed-role/([^/]+)/.*");

    /**
     * Says whether an action is allowed on a resource.
     *
     * @param action such as {@code route53:ChangeResourceRecordSets}
     * @param resource what follows the partition in its ARN, such as {@code route53:::hostedzone/Z1}
     */
    public Finding of(String action, String resource) {
        try {
            String caller = caller();
            String partition = caller.split(":", 3)[1];
            return finding(action, "arn:" + partition + ":" + resource, caller);
        } catch (KitException e) {
            return new Finding(
                    Severity.UNKNOWN,
                    action,
                    "it has no dry run, and IAM did not say whether it is allowed: " + e.why(),
                    "allow " + SIMULATE + " on this node's own role, or compare its policy with `ark kit iam`");
        }
    }

    private Finding finding(String action, String resource, String caller) throws KitException {
        List<EvaluationResult> results = AwsCall.read(SIMULATE, place.region(), action + " was not examined")
                .run(() -> clients.reader(IamClient.class, IamClient::builder, place)
                        .simulatePrincipalPolicy(request -> request.policySourceArn(principal(caller))
                                .actionNames(action)
                                .resourceArns(resource)
                                .overrideConfiguration(bounds.read()))
                        .evaluationResults());
        boolean allowed = !results.isEmpty()
                && results.stream().allMatch(it -> it.evalDecision() == PolicyEvaluationDecisionType.ALLOWED);
        List<String> open = results.stream()
                .flatMap(it -> it.missingContextValues().stream())
                .toList();
        if (allowed) {
            return new Finding(Severity.OK, action, "IAM allows it on " + resource + " (simulation)", "");
        }
        if (results.isEmpty() || !open.isEmpty()) {
            return new Finding(
                    Severity.UNKNOWN,
                    action,
                    "whether it is allowed depends on " + (open.isEmpty() ? "more" : String.join(", ", open)),
                    "compare the role's policy with `ark kit iam`");
        }
        return new Finding(
                Severity.ERROR,
                action,
                "this node's role lacks " + action + " on " + resource + " (simulation)",
                "allow " + action + " in the role's policy");
    }

    private String caller() throws KitException {
        return AwsCall.read("sts:GetCallerIdentity", place.region(), "this node's role was not read")
                .run(() -> clients.reader(StsClient.class, StsClient::builder, place)
                        .getCallerIdentity(request -> request.overrideConfiguration(bounds.read()))
                        .arn());
    }

    /** A session is simulated as its role, whose path it does not tell. */
    private static String principal(String caller) {
        Matcher session = SESSION.matcher(caller);
        return session.matches()
                ? "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3)
                : caller;
    }
}

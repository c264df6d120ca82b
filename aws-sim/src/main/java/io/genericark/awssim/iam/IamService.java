package io.genericark.awssim.iam;

import io.genericark.awssim.faults.Faults;
import io.genericark.awssim.http.Answer;
import io.genericark.awssim.http.ApiCall;
import io.genericark.awssim.http.AwsService;
import io.genericark.awssim.http.CommonXml;
import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsError;

/**
 * IAM with SimulatePrincipalPolicy. There are no policies here: an action is denied to whom a {@code denied} fault denies it, and
 * allowed to everybody else, whichever principal is asked about.
 */
public final class IamService implements AwsService {
    private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

    private final Faults faults;

    public IamService(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Answer perform(ApiCall call) {
        if (!call.action().equals("SimulatePrincipalPolicy")) {
            throw AwsError.badRequest("InvalidAction", "Could not find operation " + call.action());
        }
        return CommonXml.result(call, NAMESPACE, xml -> {
            xml.text("IsTruncated", false);
            xml.element(
                    "EvaluationResults",
                    () -> call.parameters()
                            .list("ActionNames.member")
                            .forEach(action -> xml.element("member", () -> result(xml, call, action))));
        });
    }

    private void result(Xml xml, ApiCall call, String action) {
        String name = action.substring(action.indexOf(':') + 1);
        boolean denied = faults.isDenied(name, call.scope().accessKeyId());
        xml.text("EvalActionName", action).text("EvalDecision", denied ? "implicitDeny" : "allowed");
        call.parameters().list("ResourceArns.member").stream()
                .findFirst()
                .ifPresent(arn -> xml.text("EvalResourceName", arn));
    }

    @Override
    public Answer error(AwsError error, String requestId) {
        return CommonXml.error(error, NAMESPACE, requestId);
    }

    @Override
    public AwsError inOwnWords(AwsError error) {
        return AwsService.inCommonWords(error);
    }
}

package io.genericark.aws;

import static io.genericark.api.KitException.Kind.BROKEN;
import static io.genericark.api.KitException.Kind.DENIED;
import static io.genericark.api.KitException.Kind.INDETERMINATE;
import static io.genericark.api.KitException.Kind.TRANSIENT;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.AwsCall.Effect;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one table that turns what AWS or the way to it answered into what the runtime may do next, with a sentence for the
 * operator. Pure.
 *
 * <p>A refusal (4xx with a known code, throttling) says that nothing was changed. No answer, or a server error, leaves the
 * outcome of a write open: INDETERMINATE; of a read nothing is known: TRANSIENT. A code that is not in the table counts by
 * its HTTP status.
 */
public final class AwsErrors {

    private record Entry(Kind kind, String why, String next) {}

    /** The JDK's HTTP client gives the body of a 401 to nobody; EC2 answers it for credentials only. */
    private static final String BODILESS_AUTH_FAILURE = "HTTP 401";

    private static final String NO_STEP = "";
    private static final String RETRY = "nothing; it is tried again";
    private static final Set<String> THROTTLED = Set.of(
            "RequestLimitExceeded",
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "SlowDown",
            "EC2ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "PriorRequestNotComplete");
    private static final Map<String, Entry> TABLE = table();

    private AwsErrors() {}

    /** Says what a failed call means. */
    public static KitException translate(AwsCall call, SdkException error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof RoleNotAssumed unsent) {
                return unsent.told(call);
            }
        }
        if (error instanceof AwsServiceException answered) {
            return answered(call, answered);
        }
        if (isAnyOf(error, ConnectException.class, UnknownHostException.class, NoRouteToHostException.class)
                || isAnyOf(error, SSLHandshakeException.class)) {
            return told(
                    call,
                    TRANSIENT,
                    "the endpoint in " + call.region() + " cannot be reached (" + root(error) + ")",
                    "check network, endpoint and the AWS Health Dashboard",
                    error);
        }
        if (isCredentialProblem(error)) {
            return told(
                    call,
                    DENIED,
                    "there are no AWS credentials on this node (" + root(error) + ")",
                    "attach an instance profile to this instance",
                    error);
        }
        return unanswered(call, "no answer from " + call.region() + " (" + root(error) + ")", error);
    }

    /** Whether a failure is nothing but that AWS asks for fewer requests: it passes by itself. */
    static boolean isThrottled(KitException failure) {
        return failure.getCause() instanceof AwsServiceException error
                && (THROTTLED.contains(codeOf(error)) || saysThrottled(error));
    }

    private static boolean saysThrottled(AwsServiceException error) {
        return error.isThrottlingException() || error.statusCode() == 429;
    }

    private static KitException answered(AwsCall call, AwsServiceException error) {
        String code = codeOf(error);
        Entry entry = TABLE.get(code);
        if (entry != null) {
            String why = entry.why().formatted(call.action()) + " (" + code + " in " + call.region() + ": "
                    + messageOf(error) + ")";
            return told(call, entry.kind(), why, entry.next().formatted(call.action()), error);
        }
        if (saysThrottled(error)) {
            return told(
                    call,
                    TRANSIENT,
                    call.action() + " is throttled in " + call.region() + " (" + code + ")",
                    RETRY,
                    error);
        }
        String said = code + " from " + call.action() + " in " + call.region() + ": " + messageOf(error);
        if (error.statusCode() >= 500) {
            return unanswered(call, said, error);
        }
        return told(
                call,
                code.endsWith(".NotFound") ? DENIED : BROKEN,
                said,
                "check the resource's parameters against what exists in " + call.region(),
                error);
    }

    private static KitException unanswered(AwsCall call, String why, SdkException error) {
        return call.effect() == Effect.WRITE
                ? new KitException(
                        INDETERMINATE,
                        call.action() + " was sent and may or may not have been done (" + call.what() + "?)",
                        why,
                        NO_STEP,
                        error)
                : told(call, TRANSIENT, why, RETRY, error);
    }

    private static KitException told(AwsCall call, Kind kind, String why, String next, SdkException error) {
        return new KitException(kind, call.what(), why, next, error);
    }

    private static String codeOf(AwsServiceException error) {
        String code =
                error.awsErrorDetails() == null ? null : error.awsErrorDetails().errorCode();
        return code == null || code.isEmpty() ? "HTTP " + error.statusCode() : code;
    }

    private static String messageOf(AwsServiceException error) {
        String message =
                error.awsErrorDetails() == null ? null : error.awsErrorDetails().errorMessage();
        // EC2 adds a code of a thousand letters that only sts:DecodeAuthorizationMessage reads; the cause keeps it
        return message == null
                ? "no message"
                : message.replaceFirst("\\s*Encoded authorization failure message:.*", "");
    }

    /** The SDK has no type for it: it says so in the text of a client exception. */
    private static boolean isCredentialProblem(SdkException error) {
        String message = error.getMessage();
        return message != null && message.contains("Unable to load credentials");
    }

    @SafeVarargs
    private static boolean isAnyOf(Throwable error, Class<? extends Throwable>... types) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            for (Class<? extends Throwable> type : types) {
                if (type.isInstance(at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String root(Throwable error) {
        Throwable at = error;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        @Nullable String message = at.getMessage();
        return message == null || message.isEmpty() ? at.getClass().getSimpleName() : message;
    }

    private static Map<String, Entry> table() {
        Map<String, Entry> table = new HashMap<>();
        THROTTLED.forEach(code -> table.put(code, new Entry(TRANSIENT, "%s is throttled", RETRY)));
        put(
                table,
                new Entry(DENIED, "this node's role lacks %s", "allow %s in the role's policy"),
                "UnauthorizedOperation",
                "AccessDenied",
                "AccessDeniedException",
                "Client.UnauthorizedOperation");
        put(
                table,
                new Entry(
                        DENIED,
                        "AWS does not accept this node's credentials for %s",
                        "check the instance profile, the clock of this node, and the parameter region"),
                "AuthFailure",
                BODILESS_AUTH_FAILURE,
                "ExpiredToken",
                "ExpiredTokenException",
                "InvalidClientTokenId",
                "UnrecognizedClientException",
                "SignatureDoesNotMatch",
                "RequestExpired",
                "RequestTimeTooSkewed");
        put(
                table,
                new Entry(DENIED, "the account may not use %s here", "enable the region for this account"),
                "OptInRequired",
                "Blocked",
                "PendingVerification");
        put(
                table,
                new Entry(TRANSIENT, "the route changed between the look and %s", "nothing; it is looked at again"),
                "RouteAlreadyExists",
                "InvalidRoute.NotFound");
        put(
                table,
                new Entry(
                        TRANSIENT, "the association changed between the look and %s", "nothing; it is looked at again"),
                "InvalidAssociationID.NotFound",
                "Resource.AlreadyAssociated");
        put(
                table,
                new Entry(
                        DENIED,
                        "%s needs an internet gateway",
                        "attach an internet gateway to the VPC of the interface"),
                "Gateway.NotAttached");
        put(
                table,
                new Entry(DENIED, "there is no such Elastic IP for %s", "correct the parameter eip"),
                "InvalidAllocationID.NotFound",
                "InvalidAddress.NotFound");
        put(
                table,
                new Entry(DENIED, "there is no such hosted zone for %s", "correct the parameter zone"),
                "NoSuchHostedZone");
        put(
                table,
                new Entry(DENIED, "there is no such target group for %s", "correct the parameter target-group"),
                "TargetGroupNotFound");
        put(table, new Entry(TRANSIENT, "something that %s needs is in transition", RETRY), "IncorrectState");
        put(
                table,
                new Entry(DENIED, "%s refuses a parameter", "check that the resource's parameters belong together"),
                "InvalidParameterValue",
                "InvalidParameterCombination",
                "InvalidInput");
        put(
                table,
                new Entry(
                        DENIED, "a quota stops %s", "remove routes that are not needed or ask AWS for a higher quota"),
                "RouteLimitExceeded",
                "MaxRoutesLimitExceeded");
        put(
                table,
                new Entry(DENIED, "there is no such route table for %s", "correct the parameter tables"),
                "InvalidRouteTableID.NotFound",
                "InvalidRouteTableId.Malformed",
                "InvalidRouteTableID.Malformed");
        put(
                table,
                new Entry(DENIED, "there is no such network interface for %s", "correct the parameters eni and region"),
                "InvalidNetworkInterfaceID.NotFound",
                "InvalidNetworkInterfaceId.Malformed",
                "InvalidNetworkInterfaceID.Malformed");
        put(
                table,
                new Entry(DENIED, "there is no such VPC for %s", "correct the parameter vpc"),
                "InvalidVpcID.NotFound",
                "InvalidVpcId.Malformed",
                "InvalidVpcID.Malformed");
        return Map.copyOf(table);
    }

    private static void put(Map<String, Entry> table, Entry entry, String... codes) {
        for (String code : codes) {
            table.put(code, entry);
        }
    }
}

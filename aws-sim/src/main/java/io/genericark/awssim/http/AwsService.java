package io.genericark.awssim.http;

import io.genericark.awssim.world.AwsError;

/**
 * One AWS service behind the endpoint. Called by many threads at once; takes the world's lock itself. A further service
 * is one more implementation, named in the table of {@link FrontDoor}.
 */
public interface AwsService {

    /** The name of the action that the request asks for. */
    default String actionOf(ApiRequest request) throws AwsError {
        return request.parameters().get("Action");
    }

    /** Performs the call whole, or throws and changes nothing. */
    Answer perform(ApiCall call) throws AwsError;

    /** The error in this service's wire format. */
    Answer error(AwsError error, String requestId);

    /** What this service says where EC2 would say the error: faults and quotas speak of throttling and denial in EC2's codes. */
    default AwsError inOwnWords(AwsError error) {
        return error;
    }

    /** EC2's throttling and denial in the codes of most other services. */
    static AwsError inCommonWords(AwsError error) {
        return switch (error.code()) {
            case "RequestLimitExceeded" -> AwsError.badRequest("Throttling", "Rate exceeded");
            case "UnauthorizedOperation" ->
                new AwsError("AccessDenied", 403, "User is not authorized to perform this operation");
            default -> error;
        };
    }
}

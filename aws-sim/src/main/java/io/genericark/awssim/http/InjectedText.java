package io.genericark.awssim.http;

/** The message that goes with an injected error, in AWS's own words where a reader may know them. */
final class InjectedText {
    private InjectedText() {}

    static String of(String code) {
        return switch (code) {
            case "RequestLimitExceeded" -> "Request limit exceeded.";
            case "UnauthorizedOperation" -> "You are not authorized to perform this operation.";
            case "InternalError" -> "An internal error has occurred";
            case "Unavailable" -> "The service is unavailable. Please try again shortly.";
            case "ExpiredToken", "RequestExpired" -> "The security token included in the request is expired";
            default -> "Injected fault";
        };
    }
}

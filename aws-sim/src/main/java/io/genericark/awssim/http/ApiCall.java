package io.genericark.awssim.http;

/**
 * One API call as it arrived.
 *
 * @param request what it says
 * @param action the name of the action, as the service has read it from the request
 */
public record ApiCall(SigV4Scope scope, String action, ApiRequest request, String requestId) {

    public QueryParameters parameters() {
        return request.parameters();
    }
}

package io.genericark.awssim.http;

/**
 * The text of a request.
 *
 * @param parameters of the query, and of the body where that is a form
 * @param body as it is
 */
public record ApiRequest(String method, String path, QueryParameters parameters, String body) {}

package io.genericark.awssim.http;

/** One API call as it arrived. */
public record ApiCall(SigV4Scope scope, String action, QueryParameters parameters, String requestId) {}

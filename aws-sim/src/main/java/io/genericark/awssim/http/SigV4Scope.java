package io.genericark.awssim.http;

import com.sun.net.httpserver.Headers;
import io.genericark.awssim.world.AwsError;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credential scope of a Signature Version 4: who calls which service in which region. The signature is not verified. */
public record SigV4Scope(String accessKeyId, String region, String service) {
    private static final Pattern CREDENTIAL =
            Pattern.compile("AWS4-[A-Z0-9-]+ .*Credential=([^/,\\s]+)/\\d{8}/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request");

    static SigV4Scope of(Headers headers) {
        String authorization = headers.getFirst("Authorization");
        Matcher matcher = CREDENTIAL.matcher(authorization == null ? "" : authorization);
        if (!matcher.find()) {
            throw new AwsError(
                    "AuthFailure",
                    401,
                    "AWS was not able to validate the provided access credentials: no SigV4 Authorization header");
        }
        return new SigV4Scope(group(matcher, 1), group(matcher, 2), group(matcher, 3));
    }

    private static String group(Matcher matcher, int number) {
        return Objects.requireNonNull(matcher.group(number));
    }
}

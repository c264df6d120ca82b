package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class AwsErrorsTest {

    private static final AwsCall WRITE =
            AwsCall.write("ec2:ReplaceRoute", "ap-northeast-1", "route 10.99.0.10/32 in rtb-1 was not replaced");
    private static final AwsCall READ =
            AwsCall.read("ec2:DescribeRouteTables", "ap-northeast-1", "the route tables of vpc-1 were not read");

    @ParameterizedTest(name = "{0} with status {1}: a write is {2}, a read is {3}")
    @CsvSource({
        "RequestLimitExceeded,         503, TRANSIENT,     TRANSIENT",
        "Throttling,                   400, TRANSIENT,     TRANSIENT",
        "UnauthorizedOperation,        403, DENIED,        DENIED",
        "AuthFailure,                  401, DENIED,        DENIED",
        "RequestExpired,               400, DENIED,        DENIED",
        "OptInRequired,                403, DENIED,        DENIED",
        "InvalidRouteTableID.NotFound, 400, DENIED,        DENIED",
        "InvalidSomethingElse.NotFound,400, DENIED,        DENIED",
        "InvalidRoute.NotFound,        400, TRANSIENT,     TRANSIENT",
        "RouteAlreadyExists,           400, TRANSIENT,     TRANSIENT",
        "RouteLimitExceeded,           400, DENIED,        DENIED",
        "NeverHeardOf,                 400, BROKEN,        BROKEN",
        "InternalError,                500, INDETERMINATE, TRANSIENT",
        "Unavailable,                  503, INDETERMINATE, TRANSIENT",
    })
    void table(String code, int status, Kind ofWrite, Kind ofRead) {
        assertThat(AwsErrors.translate(WRITE, answer(code, status)).kind()).isEqualTo(ofWrite);
        assertThat(AwsErrors.translate(READ, answer(code, status)).kind()).isEqualTo(ofRead);
    }

    @Test
    @DisplayName("a denied call names the missing permission")
    void denied() {
        KitException failure = AwsErrors.translate(WRITE, answer("UnauthorizedOperation", 403));
        assertThat(failure)
                .hasMessage("route 10.99.0.10/32 in rtb-1 was not replaced: this node's role lacks ec2:ReplaceRoute"
                        + " (UnauthorizedOperation in ap-northeast-1: said AWS). Next: allow ec2:ReplaceRoute in the role's"
                        + " policy");
    }

    @Test
    @DisplayName("EC2's encoded explanation is for the log, not for the sentence")
    void encoded() {
        Ec2Exception error = answer("UnauthorizedOperation", 403);
        AwsErrorDetails lengthy = error.awsErrorDetails().toBuilder()
                .errorMessage("not authorized. Encoded authorization failure message: aBcD1234")
                .build();
        KitException failure = AwsErrors.translate(
                WRITE, error.toBuilder().awsErrorDetails(lengthy).build());
        assertThat(failure.why()).endsWith("(UnauthorizedOperation in ap-northeast-1: not authorized.)");
    }

    @Test
    @DisplayName("a write without an answer is INDETERMINATE, a read TRANSIENT")
    void noAnswer() {
        for (SdkClientException error : new SdkClientException[] {
            ApiCallTimeoutException.create(2000),
            SdkClientException.create("lost", new SocketTimeoutException("Read timed out"))
        }) {
            assertThat(AwsErrors.translate(WRITE, error).kind()).isEqualTo(Kind.INDETERMINATE);
            assertThat(AwsErrors.translate(READ, error).kind()).isEqualTo(Kind.TRANSIENT);
        }
    }

    @Test
    @DisplayName("what could not be sent has changed nothing")
    void notSent() {
        KitException failure =
                AwsErrors.translate(WRITE, SdkClientException.create("no", new ConnectException("Connection refused")));
        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure.why()).contains("cannot be reached").contains("ap-northeast-1");
    }

    @Test
    @DisplayName("a node without credentials is told so")
    void noCredentials() {
        KitException failure = AwsErrors.translate(
                READ, SdkClientException.create("Unable to load credentials from any of the providers in the chain"));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("instance profile");
    }

    private static Ec2Exception answer(String code, int status) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("said AWS")
                .serviceName("Ec2")
                .build();
        return (Ec2Exception) Ec2Exception.builder()
                .awsErrorDetails(details)
                .statusCode(status)
                .build();
    }
}

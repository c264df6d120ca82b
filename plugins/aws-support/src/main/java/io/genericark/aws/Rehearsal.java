package io.genericark.aws;

import io.genericark.api.KitException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Clients that lead nowhere: each call is marshalled and signed as a real one, and then answered in memory with the text that
 * was put in last. Nothing leaves this process, and the credentials are invented. For one thread.
 */
public final class Rehearsal implements AutoCloseable {

    private static final Duration AMPLE = Duration.ofSeconds(20);

    private final AtomicReference<Canned> answer = new AtomicReference<>(new Canned(500, ""));
    private final AwsClients clients = new AwsClients(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDREHEARSAL", "rehearsal")),
            new CannedHttp(answer),
            InstantSource.system());

    /** The answer of EC2 to a write that it has made. */
    public static final String EC2_DONE = "<Response><requestId>1</requestId><return>true</return></Response>";

    /** The answer of EC2 to a call that it refuses. */
    public static final String EC2_REFUSED = """
            <Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors>
            <RequestID>1</RequestID></Response>""";

    private record Canned(int status, String body) {}

    /** A call of the kit's own code. */
    @FunctionalInterface
    public interface Call<R> {
        /** Makes it. */
        R make() throws KitException;
    }

    /** The clients whose calls are answered here. */
    public AwsClients clients() {
        return clients;
    }

    /** Bounds for these calls; they belong to no action. */
    public CallBounds bounds() {
        return CallBounds.of(() -> AMPLE, AMPLE);
    }

    /** EC2 in a region, on these clients. */
    public Ec2Calls ec2(String region) {
        return Ec2Calls.of(clients, new AwsClients.Place(region, Optional.empty()), bounds());
    }

    /** Makes a call and has it answered with success and this body. */
    public <R> R answered(String body, Call<R> call) throws KitException {
        answer.set(new Canned(200, body));
        return call.make();
    }

    /** Makes a call and has it answered with a refusal of this body; returns when it has failed. */
    public void refused(String body, Call<?> call) {
        answer.set(new Canned(403, body));
        try {
            call.make();
        } catch (KitException expected) {
            // that the refusal was read and translated is what was wanted
        }
    }

    @Override
    public void close() {
        clients.close();
    }

    private record CannedHttp(AtomicReference<Canned> answer) implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            Canned canned = answer.get();
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder()
                                    .statusCode(canned.status())
                                    .build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}

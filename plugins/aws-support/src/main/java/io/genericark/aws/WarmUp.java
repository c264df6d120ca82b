package io.genericark.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The steps of {@link AwsClients#warmUp}; each does what it can. */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private WarmUp() {}

    /** A piece that may fail. */
    private interface Piece {
        void run() throws IOException, GeneralSecurityException;
    }

    static void of(AwsCredentialsProvider credentials, SdkHttpClient http) {
        attempt("TLS", WarmUp::greeting);
        attempt("HTTP", () -> connection(http));
        attempt("credentials", credentials::resolveCredentials);
    }

    private static void attempt(String what, Piece piece) {
        try {
            piece.run();
        } catch (IOException | GeneralSecurityException | SdkException e) {
            LOG.debug("warm-up of {}: {}", what, e.toString());
        }
    }

    /** Makes the first message of a TLS connection, and sends it nowhere: random numbers, keys, ciphers, trusted certificates. */
    private static void greeting() throws IOException, GeneralSecurityException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 443);
        engine.setUseClientMode(true);
        engine.beginHandshake();
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }

    /** A port that was free a moment ago refuses the connection. */
    private static void connection(SdkHttpClient http) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("https://localhost:" + port + "/"))
                .build();
        http.prepareRequest(HttpExecuteRequest.builder().request(request).build())
                .call();
    }
}

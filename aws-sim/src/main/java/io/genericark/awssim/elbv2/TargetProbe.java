package io.genericark.awssim.elbv2;

import io.genericark.awssim.world.HealthCheck;
import io.genericark.awssim.world.TargetHealth;
import io.genericark.awssim.world.TargetHealth.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** One probe of a target, as a load balancer makes it: a TCP handshake, or an HTTP request whose certificate nobody judges. Blocks. */
final class TargetProbe {
    private TargetProbe() {}

    static TargetHealth of(HealthCheck check, InetAddress address, int port) {
        try {
            return switch (check.protocol()) {
                case TCP -> tcp(check, new InetSocketAddress(address, port));
                case HTTP, HTTPS -> http(check, address, port);
            };
        } catch (SocketTimeoutException | HttpTimeoutException e) {
            return TargetHealth.unhealthy(Reason.TIMEOUT);
        } catch (IOException e) {
            return TargetHealth.unhealthy(Reason.FAILED_HEALTH_CHECKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TargetHealth.unhealthy(Reason.TIMEOUT);
        }
    }

    private static TargetHealth tcp(HealthCheck check, InetSocketAddress target) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(target, (int) check.timeout().toMillis());
            return TargetHealth.HEALTHY;
        }
    }

    private static TargetHealth http(HealthCheck check, InetAddress address, int port)
            throws IOException, InterruptedException {
        String host = address.getHostAddress();
        String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        String scheme = check.protocol().name().toLowerCase(Locale.ROOT);
        HttpRequest request = HttpRequest.newBuilder(URI.create(scheme + "://" + authority + check.path()))
                .timeout(check.timeout())
                .header("User-Agent", "ELB-HealthChecker/2.0")
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(check.timeout())
                .sslContext(trustingAnybody())
                .build()) {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return check.accepts(status) ? TargetHealth.HEALTHY : TargetHealth.mismatch(status);
        }
    }

    private static SSLContext trustingAnybody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package io.genericark.nlbhealth;

import io.genericark.api.Health;
import io.genericark.nlbhealth.Settings.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Probes this node as the load balancer does. Blocks. */
final class SelfProbe {

    private SelfProbe() {}

    /** FAILED when nobody answers, or not as set; UNKNOWN when no answer came in time. */
    static Health of(Reply reply, Optional<Tls> tls, Duration atMost) {
        InetAddress address =
                reply.address().isPresent() ? reply.address().get().value() : InetAddress.getLoopbackAddress();
        try {
            return switch (reply.protocol()) {
                case TCP -> tcp(new InetSocketAddress(address, reply.port()), atMost);
                case HTTP, HTTPS -> http(reply, address, tls, atMost);
            };
        } catch (SocketTimeoutException | HttpTimeoutException e) {
            return Health.unknown(reply + " did not answer within " + atMost.toMillis() + " ms");
        } catch (IOException | GeneralSecurityException e) {
            return Health.failed(reply + " answers no probe (" + e + ")");
        } catch (URISyntaxException e) {
            return Health.failed("path '" + reply.path().orElse("") + "' cannot be asked for: " + e.getReason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown("the check was cancelled");
        }
    }

    private static Health tcp(InetSocketAddress port, Duration atMost) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(port, (int) atMost.toMillis());
            return Health.healthy();
        }
    }

    private static Health http(Reply reply, InetAddress address, Optional<Tls> tls, Duration atMost)
            throws IOException, InterruptedException, GeneralSecurityException, URISyntaxException {
        String scheme = reply.protocol().name().toLowerCase(Locale.ROOT);
        URI uri = new URI(
                scheme,
                null,
                address.getHostAddress(),
                reply.port(),
                reply.path().orElse("/"),
                null,
                null);
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(atMost);
        if (tls.isPresent()) {
            builder.sslContext(trusting(tls.get().own()));
        }
        try (HttpClient client = builder.build()) {
            int status = client.send(
                            HttpRequest.newBuilder(uri).timeout(atMost).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status == reply.status()
                    ? Health.healthy()
                    : Health.failed(reply + " answers " + status + ", not " + reply.status());
        }
    }

    private static SSLContext trusting(Certificate own) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Only(own)}, null);
        return context;
    }

    /** Trusts one certificate, whatever name and time it is for. */
    private static final class Only extends X509ExtendedTrustManager {

        private final Certificate own;

        Only(Certificate own) {
            this.own = own;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length == 0 || !chain[0].equals(own)) {
                throw new CertificateException("another certificate is shown than the resource's");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("clients are not judged here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

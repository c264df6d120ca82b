package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the instance metadata service, version 2 only: a session token first, then the values with it.
 * Thread-safe. Blocks for a few local requests on the first look and answers from memory afterwards, since
 * nothing in an {@link InstanceIdentity} can change while the instance runs.
 *
 * <p>See AWS, "Use the Instance Metadata Service to access instance metadata".
 */
public final class InstanceMetadata {

    /** Where the service is when neither parameter nor environment says otherwise. */
    public static final URI DEFAULT_ENDPOINT = URI.create("http://169.254.169.254");

    private static final String ENDPOINT_VARIABLE = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(2);
    private static final String TOKEN_SECONDS = "60";

    private final Map<URI, InstanceIdentity> known = new ConcurrentHashMap<>();

    /** The endpoint to ask: the parameter, else the SDK's environment variable, else the link-local address. */
    public static URI endpoint(Optional<String> parameter, Map<String, String> environment) {
        return parameter
                .or(() -> Optional.ofNullable(environment.get(ENDPOINT_VARIABLE)))
                .map(text -> URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text))
                .orElse(DEFAULT_ENDPOINT);
    }

    /**
     * Says who this instance is.
     *
     * @param endpoint the service's address, without path
     * @throws KitException TRANSIENT when the service does not answer, DENIED when it refuses
     */
    public InstanceIdentity identity(URI endpoint) throws KitException {
        InstanceIdentity before = known.get(endpoint);
        if (before != null) {
            return before;
        }
        InstanceIdentity asked = ask(endpoint);
        known.put(endpoint, asked);
        return asked;
    }

    /**
     * Says what an attribute of this instance is now; asked each time.
     *
     * @param endpoint the service's address, without path
     * @param attribute its path below {@code meta-data}, such as {@code local-ipv4}
     * @throws KitException TRANSIENT when the service does not answer, DENIED when it refuses or has no such attribute
     */
    public String attribute(URI endpoint, String attribute) throws KitException {
        try (HttpClient http = client()) {
            return Session.open(http, endpoint).value(attribute);
        }
    }

    /**
     * Says which network interface of this instance has a MAC address; asked each time.
     *
     * @param endpoint the service's address, without path
     * @param mac such as {@code 0e:49:61:0f:c3:11}
     * @return empty when this instance has none
     * @throws KitException TRANSIENT when the service does not answer, DENIED when it refuses
     */
    public Optional<EniId> interfaceOf(URI endpoint, String mac) throws KitException {
        try (HttpClient http = client()) {
            return Session.open(http, endpoint)
                    .find("network/interfaces/macs/" + mac + "/interface-id")
                    .map(EniId::new);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LONGEST_REQUEST)
                .build();
    }

    private static InstanceIdentity ask(URI endpoint) throws KitException {
        try (HttpClient http = client()) {
            Session session = Session.open(http, endpoint);
            String mac = session.value("mac");
            String primary = "network/interfaces/macs/" + mac + "/";
            return new InstanceIdentity(
                    session.value("instance-id"),
                    session.value("placement/region"),
                    session.value("placement/availability-zone"),
                    mac,
                    session.value(primary + "interface-id"),
                    session.value(primary + "vpc-id"));
        }
    }

    private record Session(HttpClient http, URI endpoint, String token) {

        static Session open(HttpClient http, URI endpoint) throws KitException {
            HttpRequest request = request(endpoint, "/latest/api/token")
                    .header("X-aws-ec2-metadata-token-ttl-seconds", TOKEN_SECONDS)
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .build();
            return new Session(http, endpoint, send(http, request).orElseThrow(() -> refused(request, 404)));
        }

        String value(String path) throws KitException {
            HttpRequest request = get(path);
            return send(http, request).orElseThrow(() -> refused(request, 404));
        }

        /** Empty where the instance has no such value. */
        Optional<String> find(String path) throws KitException {
            return send(http, get(path));
        }

        private HttpRequest get(String path) {
            return request(endpoint, "/latest/meta-data/" + path)
                    .header("X-aws-ec2-metadata-token", token)
                    .GET()
                    .build();
        }

        private static HttpRequest.Builder request(URI endpoint, String path) {
            return HttpRequest.newBuilder(URI.create(endpoint + path)).timeout(LONGEST_REQUEST);
        }

        private static Optional<String> send(HttpClient http, HttpRequest request) throws KitException {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                return switch (response.statusCode()) {
                    case 200 -> Optional.of(response.body().strip());
                    case 404 -> Optional.empty();
                    default -> throw refused(request, response.statusCode());
                };
            } catch (IOException e) {
                throw new KitException(
                        Kind.TRANSIENT,
                        "this instance's identity was not read",
                        "no answer from the instance metadata service at " + request.uri() + " (" + e + ")",
                        "check that this is an EC2 instance with metadata enabled, or set the parameters that ask it (eni and region, or address)",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KitException(
                        Kind.TRANSIENT, "this instance's identity was not read", "the action was cancelled", "", e);
            }
        }

        private static KitException refused(HttpRequest request, int status) {
            return new KitException(
                    status >= 500 ? Kind.TRANSIENT : Kind.DENIED,
                    "this instance's identity was not read",
                    "the instance metadata service answered " + status + " to " + request.method() + " "
                            + request.uri(),
                    "allow IMDSv2 on this instance (HttpEndpoint enabled; HttpPutResponseHopLimit 2 in containers)");
        }
    }
}

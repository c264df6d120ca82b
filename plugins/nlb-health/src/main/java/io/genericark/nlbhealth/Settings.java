package io.genericark.nlbhealth;

import io.genericark.api.KitException;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Parameters;
import io.genericark.aws.CallBounds;
import io.genericark.aws.Given;
import io.genericark.aws.IpAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters of one resource, read.
 *
 * @param waitForProbe how long restore waits for the first probe; zero for not at all
 */
record Settings(Reply reply, Duration waitForProbe, Optional<Group> group) {

    private static final String ANY = "any";

    /** What a probe speaks. */
    enum Protocol {
        TCP,
        HTTP,
        HTTPS
    }

    /**
     * Where and how probes are answered.
     *
     * @param address all addresses of this node when there is none
     * @param path the only one that is answered; all when there is none
     */
    record Reply(
            Protocol protocol,
            Optional<IpAddress> address,
            int port,
            Optional<String> path,
            int status,
            String body,
            Optional<PemFiles> pem) {

        InetSocketAddress place() {
            return address.isPresent()
                    ? new InetSocketAddress(address.get().value(), port)
                    : new InetSocketAddress(port);
        }

        @Override
        public String toString() {
            return protocol + " port " + port + address.map(it -> " of " + it).orElse("");
        }
    }

    /** The certificate chain of HTTPS and its private key. */
    record PemFiles(Path certificate, Path key) {}

    /**
     * A target group to look at.
     *
     * @param target the id under which this node is registered in it; this instance's when there is none
     */
    record Group(String arn, String region, Optional<String> target, Optional<URI> endpoint, Optional<String> imds) {

        static Group of(Parameters given, String arn) {
            String[] parts = arn.split(":", 6);
            if (parts.length < 6 || !parts[2].equals("elasticloadbalancing") || !parts[5].startsWith("targetgroup/")) {
                throw new IllegalArgumentException("target-group '" + arn
                        + "' must be the ARN of a target group, such as"
                        + " arn:aws:elasticloadbalancing:REGION:ACCOUNT:targetgroup/NAME/ID");
            }
            return new Group(
                    arn,
                    parts[3],
                    Given.unlessAuto(given, "target"),
                    given.find("endpoint").map(URI::create),
                    given.find("imds"));
        }

        /** Its name, as people know it. */
        @Override
        public String toString() {
            return arn.split("/", -1)[1];
        }
    }

    static final List<ParameterSpec> SPECS = List.of(
            ParameterSpec.required("port", ParameterType.INTEGER, "port to answer probes at")
                    .within(1, 65_535),
            ParameterSpec.optional("protocol", ParameterType.TEXT, "tcp", "what the load balancer probes with")
                    .oneOf("tcp", "http", "https"),
            ParameterSpec.optional(
                    "address", ParameterType.TEXT, ANY, "address to listen at: any = all of this node, IPv4 and IPv6"),
            ParameterSpec.optional(
                    "path", ParameterType.TEXT, "http, https: the only path that is answered; all when not given"),
            ParameterSpec.optional("status", ParameterType.INTEGER, "200", "http, https: status of the answer")
                    .within(200, 599),
            ParameterSpec.optional("body", ParameterType.TEXT, "in service", "http, https: text of the answer"),
            ParameterSpec.optional(
                    "certificate", ParameterType.TEXT, "https: PEM file with the certificate and its chain"),
            ParameterSpec.optional(
                    "key", ParameterType.TEXT, "https: PEM file with the private key, unencrypted PKCS #8"),
            ParameterSpec.optional(
                            "wait-for-probe",
                            ParameterType.DURATION,
                            "0s",
                            "how long restore waits for the first probe; it succeeds with a warning when none comes")
                    .within(0, 600_000),
            ParameterSpec.optional(
                    "target-group", ParameterType.TEXT, "ARN of a target group whose view of this node is watched"),
            ParameterSpec.optional(
                    "target",
                    ParameterType.TEXT,
                    Given.AUTO,
                    "id of this node in the target group: auto = this instance's, or an address"),
            ParameterSpec.optional(
                    "endpoint",
                    ParameterType.TEXT,
                    "URL of the Elastic Load Balancing API instead of the region's own"),
            ParameterSpec.optional(
                    "imds", ParameterType.TEXT, "URL of the instance metadata service instead of 169.254.169.254"),
            CallBounds.parameter());

    static Settings of(Parameters given) throws KitException {
        return Given.read(() -> new Settings(
                reply(given),
                given.duration("wait-for-probe"),
                given.find("target-group").map(arn -> Group.of(given, arn))));
    }

    private static Reply reply(Parameters given) {
        Protocol protocol = Protocol.valueOf(given.text("protocol").toUpperCase(Locale.ROOT));
        Optional<String> path = given.find("path");
        if (path.isPresent() && !path.get().startsWith("/")) {
            throw new IllegalArgumentException("path '" + path.get() + "' must begin with '/'");
        }
        return new Reply(
                protocol,
                given.find("address").filter(text -> !text.equals(ANY)).map(IpAddress::parse),
                Math.toIntExact(given.integer("port")),
                path,
                Math.toIntExact(given.integer("status")),
                given.text("body"),
                protocol == Protocol.HTTPS ? Optional.of(pem(given)) : Optional.empty());
    }

    private static PemFiles pem(Parameters given) {
        if (given.find("certificate").isEmpty() || given.find("key").isEmpty()) {
            throw new IllegalArgumentException("https needs the parameters certificate and key");
        }
        return new PemFiles(Path.of(given.text("certificate")), Path.of(given.text("key")));
    }
}

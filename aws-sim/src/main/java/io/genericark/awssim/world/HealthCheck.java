package io.genericark.awssim.world;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How a target group probes its targets.
 *
 * @param port {@value #TRAFFIC_PORT}, or a number
 * @param path of HTTP and HTTPS
 * @param healthyThreshold so many probes in a row must succeed until a target is healthy
 * @param unhealthyThreshold so many must fail until it is unhealthy
 * @param codes the HTTP statuses that are a success, such as {@code 200-399} or {@code 200,204}
 */
public record HealthCheck(
        Protocol protocol,
        String port,
        String path,
        Duration interval,
        Duration timeout,
        int healthyThreshold,
        int unhealthyThreshold,
        String codes) {

    /** The port at which the target serves. */
    public static final String TRAFFIC_PORT = "traffic-port";

    /** What a probe speaks. */
    public enum Protocol {
        TCP,
        HTTP,
        HTTPS
    }

    /** The check that a group has unless it says otherwise. */
    public static HealthCheck ofProtocol(Protocol protocol) {
        Duration timeout = Duration.ofSeconds(protocol == Protocol.HTTP ? 6 : 10);
        return new HealthCheck(protocol, TRAFFIC_PORT, "/", Duration.ofSeconds(30), timeout, 5, 2, "200-399");
    }

    /** AWS's error when a value is out of bounds. */
    public HealthCheck {
        within("HealthCheckIntervalSeconds", interval.toSeconds(), 5, 300);
        within("HealthCheckTimeoutSeconds", timeout.toSeconds(), 2, 120);
        within("HealthyThresholdCount", healthyThreshold, 2, 10);
        within("UnhealthyThresholdCount", unhealthyThreshold, 2, 10);
        if (!path.startsWith("/")) {
            throw invalid("Health check path '" + path + "' must begin with a '/' character");
        }
        if (!port.equals(TRAFFIC_PORT) && portNumber(port).isEmpty()) {
            throw invalid("Health check port '" + port + "' must be '" + TRAFFIC_PORT + "' or in the range 1-65535");
        }
        if (Arrays.stream(codes.split(",", -1)).anyMatch(range -> !range.matches("[2-5]\\d\\d(-[2-5]\\d\\d)?"))) {
            throw invalid("Health check matcher HTTP code '" + codes + "' must be within '200-599'");
        }
    }

    /** Where this target is probed. */
    public int portOf(Target.Key target) {
        return portNumber(port).orElse(target.port());
    }

    /** Whether the HTTP status is a success. */
    public boolean accepts(int status) {
        return Arrays.stream(codes.split(",", -1)).anyMatch(range -> {
            int from = Integer.parseInt(range.substring(0, 3));
            int to = Integer.parseInt(range.substring(range.length() - 3));
            return from <= status && status <= to;
        });
    }

    private static OptionalInt portNumber(String text) {
        if (!text.matches("\\d{1,5}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text);
        return number >= 1 && number <= 65_535 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private static void within(String name, long value, int min, int max) {
        if (value < min || value > max) {
            throw invalid(name + " '" + value + "' must be in the range " + min + "-" + max);
        }
    }

    private static AwsError invalid(String text) {
        return AwsError.badRequest("ValidationError", text);
    }
}

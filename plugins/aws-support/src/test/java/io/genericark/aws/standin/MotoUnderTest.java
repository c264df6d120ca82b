package io.genericark.aws.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.genericark.api.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The moto-based stand-in as a child process; started once, emptied for each test. It is found in {@code ARK_MOTO_DIR}
 * (system property or environment; default {@code ../shared/aws} beside the repository). Where it cannot run, tests are skipped
 * with a message, or fail when {@code ARK_REQUIRE_MOTO} is set.
 */
public final class MotoUnderTest implements AwsUnderTest {

    /** Actions that moto's log and faults know by method and path. */
    private static final Map<String, String> REST = Map.of(
            "ChangeResourceRecordSets", "POST /2013-04-01/hostedzone/[^/]+/rrset/?",
            "ListResourceRecordSets", "GET /2013-04-01/hostedzone/[^/]+/rrset/?",
            "ListHostedZonesByName", "GET /2013-04-01/hostedzonesbyname",
            "CreateHostedZone", "POST /2013-04-01/hostedzone",
            "GetChange", "GET /2013-04-01/change/.+");

    private static final Pattern LOGGED = Pattern.compile("\\[[0-9.]+, \"[^\"]*\", \"[^\"]*\", \"([^\"]*)\"");

    private final Process process;
    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<HttpServer> imds = new ArrayList<>();
    private int callsToForget;

    private MotoUnderTest(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts it for the tests of a class, or skips them. */
    public static MotoUnderTest start(Class<?> tests) throws IOException {
        Path directory = directory();
        Optional<String> obstacle = obstacle(directory);
        if (setting("ARK_REQUIRE_MOTO").isPresent()) {
            assertThat(obstacle).isEmpty();
        }
        obstacle.ifPresent(why -> System.err.println(tests.getSimpleName() + " is skipped: " + why));
        assumeTrue(obstacle.isEmpty(), () -> "not run on moto: " + obstacle.orElse(""));
        int port = FreePort.next();
        Process process = new ProcessBuilder("python3", script(directory).toString(), "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        MotoUnderTest moto = new MotoUnderTest(process, URI.create("http://127.0.0.1:" + port));
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> moto.send("GET", "/plus/log", "").startsWith("["));
        return moto;
    }

    private static Optional<String> obstacle(Path directory) {
        if (!Files.isRegularFile(script(directory))) {
            return Optional.of("no " + script(directory) + "; set ARK_MOTO_DIR to the directory of moto_plus.py");
        }
        try {
            Process probe = new ProcessBuilder("python3", "-c", "import moto.moto_server.werkzeug_app")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of("python3 has no moto with its server; install moto[server]");
        } catch (IOException e) {
            return Optional.of("there is no python3 (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Empties it. */
    public MotoUnderTest fresh() {
        stopImds();
        send("DELETE", "/plus/faults", "");
        send("POST", "/moto-api/reset", "");
        return this;
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public URI imds(SampleNodes.Node node) {
        HttpServer server = ImdsStub.start(node);
        imds.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void disturb(String action, Trouble trouble, int times) {
        boolean rest = REST.containsKey(action);
        String effect = switch (trouble) {
            case THROTTLED ->
                rest ? "\"code\":\"Throttling\",\"status\":400" : "\"code\":\"RequestLimitExceeded\",\"status\":503";
            case DENIED ->
                rest ? "\"code\":\"AccessDenied\",\"status\":403" : "\"code\":\"UnauthorizedOperation\",\"status\":403";
            case REPLY_LOST -> "\"code\":\"InternalError\",\"status\":500,\"mode\":\"after\"";
        };
        send(
                "POST",
                "/plus/faults",
                "[{\"action\":\"" + REST.getOrDefault(action, action) + "\",\"count\":" + times + "," + effect + "}]");
    }

    @Override
    public URI unreachable() {
        return URI.create("http://127.0.0.1:" + FreePort.next());
    }

    @Override
    public void forgetCalls() {
        callsToForget = logged().size();
    }

    @Override
    public List<String> calls() {
        return logged().stream().skip(callsToForget).toList();
    }

    /** Keeps the process for the next test; {@link #end} ends it. */
    @Override
    public void close() {
        stopImds();
    }

    /** Ends the process. */
    public void end() throws InterruptedException {
        http.close();
        process.destroy();
        process.waitFor();
    }

    private List<String> logged() {
        Matcher matcher = LOGGED.matcher(send("GET", "/plus/log", ""));
        return matcher.results()
                .map(call -> String.valueOf(call.group(1)))
                .filter(action -> !action.contains("/moto-api/"))
                .map(MotoUnderTest::actionName)
                .toList();
    }

    private static String actionName(String logged) {
        return REST.entrySet().stream()
                .filter(action -> Pattern.matches(action.getValue(), logged))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(logged);
    }

    private void stopImds() {
        imds.forEach(server -> server.stop(0));
        imds.clear();
    }

    private String send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + path))
                .timeout(Duration.ofMinutes(1))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Path directory() {
        Path root = Path.of(Optional.ofNullable(System.getProperty("ark.root")).orElse("../.."));
        return setting("ARK_MOTO_DIR").map(Path::of).orElse(root.resolve("../shared/aws"));
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name)));
    }

    private static Path script(Path directory) {
        return directory.resolve("moto_plus.py");
    }
}

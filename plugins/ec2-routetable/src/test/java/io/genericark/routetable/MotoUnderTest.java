package io.genericark.routetable;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The moto-based stand-in as a child process; started once, emptied for each test. */
final class MotoUnderTest implements AwsUnderTest {

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

    /** Why the stand-in cannot run here; empty when it can. */
    static Optional<String> obstacle(Path directory) {
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

    static MotoUnderTest start(Path directory) throws IOException {
        int port = freePort();
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

    /** Empties it. */
    MotoUnderTest fresh() {
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
    public URI imds(SampleVpc.Node node) {
        HttpServer server = ImdsStub.start(node);
        imds.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void disturb(String action, Trouble trouble, int times) {
        String effect = switch (trouble) {
            case THROTTLED -> "\"code\":\"RequestLimitExceeded\",\"status\":503";
            case DENIED -> "\"code\":\"UnauthorizedOperation\",\"status\":403";
            case REPLY_LOST -> "\"code\":\"InternalError\",\"status\":500,\"mode\":\"after\"";
        };
        send("POST", "/plus/faults", "[{\"action\":\"" + action + "\",\"count\":" + times + "," + effect + "}]");
    }

    @Override
    public URI unreachable() {
        try {
            return URI.create("http://127.0.0.1:" + freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    void end() throws InterruptedException {
        http.close();
        process.destroy();
        process.waitFor();
    }

    private List<String> logged() {
        Matcher matcher = LOGGED.matcher(send("GET", "/plus/log", ""));
        return matcher.results()
                .map(call -> String.valueOf(call.group(1)))
                .filter(action -> !action.contains("/moto-api/"))
                .toList();
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

    private static Path script(Path directory) {
        return directory.resolve("moto_plus.py");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}

package io.genericark.kithost.script;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.LetGoStep;
import io.genericark.kithost.child.ActionProcesses;
import io.genericark.kithost.child.ChildResult;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a script may ask of the host during one action: a name and JSON in, JSON out ({@code {"value": ...}} or
 * {@code {"error": {"kind", "message"}}}). Called on the guest's thread, which an interrupt brings back from any call.
 */
final class HostFunctions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MAX_FILE_BYTES = 1024 * 1024;

    private final KitContext ctx;
    private final ActionProcesses processes;

    HostFunctions(KitContext ctx, ActionProcesses processes) {
        this.ctx = ctx;
        this.processes = processes;
    }

    String call(String name, String json) {
        try {
            return JSON.writeValueAsString(JSON.createObjectNode().set("value", answer(name, JSON.readTree(json))));
        } catch (KitException e) {
            return error(e.kind(), String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return error(KitException.Kind.BROKEN, name + ": " + e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped", e); // the context is about to be closed
        }
    }

    private static String error(KitException.Kind kind, String message) {
        return JSON.writeValueAsString(Map.of("error", Map.of("kind", kind.name(), "message", message)));
    }

    private JsonNode answer(String name, JsonNode args) throws KitException, IOException, InterruptedException {
        return switch (name) {
            case "gate" -> {
                ctx.gate().check();
                yield JSON.nullNode();
            }
            case "log" -> {
                ctx.log()
                        .atLevel(Level.valueOf(args.path("level").asString()))
                        .log(args.path("text").asString());
                yield JSON.nullNode();
            }
            case "timeLeft" -> JSON.valueToTree(ctx.timeLeft().toMillis());
            case "letGo" -> {
                ctx.letGo(new LetGoStep(texts(args.path("argv"))));
                yield JSON.nullNode();
            }
            case "warn" -> {
                ctx.warn(args.path("message").asString());
                yield JSON.nullNode();
            }
            case "exec" -> exec(args);
            case "processes" ->
                JSON.valueToTree(MarkedProcesses.find(
                                new Mark("ARK_TAG", args.path("tag").asString()))
                        .stream()
                        .map(pid -> Map.of("pid", pid))
                        .toList());
            case "tcpConnect" -> JSON.valueToTree(connects(args));
            case "sleep" -> {
                Thread.sleep(Math.max(0, args.path("millis").asLong(0)));
                yield JSON.nullNode();
            }
            case "readFile" -> read(Path.of(args.path("path").asString()));
            case "writeFile" -> {
                write(
                        Path.of(args.path("path").asString()),
                        args.path("content").asString());
                yield JSON.nullNode();
            }
            case "removeFile" ->
                JSON.valueToTree(Files.deleteIfExists(Path.of(args.path("path").asString())));
            default -> throw new IllegalArgumentException("not known to this version");
        };
    }

    private JsonNode exec(JsonNode args) throws InterruptedException {
        long timeoutMillis = args.path("timeout").asLong(0);
        Duration timeout = timeoutMillis > 0 ? Duration.ofMillis(timeoutMillis) : ctx.timeLeft();
        ChildResult result = processes.run(texts(args.path("argv")), timeout);
        return JSON.valueToTree(Map.of(
                "ok", result.succeeded(),
                "exitCode", result.exitCode(),
                "timedOut", result.ending() == ChildResult.Ending.TIMED_OUT,
                "stdout", result.out(),
                "stderr", result.err()));
    }

    private static boolean connects(JsonNode args) throws InterruptedException {
        InetSocketAddress target = new InetSocketAddress(
                args.path("address").asString(), args.path("port").asInt());
        int timeoutMillis = Math.max(1, args.path("timeout").asInt(1000));
        try (Socket socket = new Socket()) {
            socket.connect(target, timeoutMillis);
            return true;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return false;
        }
    }

    private static JsonNode read(Path path) throws IOException {
        try {
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw new IOException(path + " is longer than " + MAX_FILE_BYTES + " bytes");
            }
            return JSON.valueToTree(Files.readString(path));
        } catch (NoSuchFileException e) {
            return JSON.nullNode();
        }
    }

    private static void write(Path path, String content) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(path, content);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}

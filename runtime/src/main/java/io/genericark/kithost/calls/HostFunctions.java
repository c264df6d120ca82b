package io.genericark.kithost.calls;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.LetGoStep;
import io.genericark.kithost.child.ActionProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a script may ask of the host during one action: a name and JSON in, JSON out ({@code {"value": ...}} or
 * {@code {"error": {"kind", "message"}}}). A call that the kit does not declare is refused, a dry run changes nothing here, and
 * no answer holds a secret that the action has used. Called on the guest's thread, which an interrupt brings back from any
 * call.
 */
public final class HostFunctions {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final KitContext ctx;
    private final Needs needs;
    private final Map<String, HostCall> calls = new HashMap<>();

    /** The calls of one action of a kit. */
    public HostFunctions(KitContext ctx, ActionProcesses processes, Needs needs) {
        this.ctx = ctx;
        this.needs = needs;
        forTheAction();
        forTheMachine(processes);
        StateCalls state = new StateCalls(ctx);
        calls.put("state.get", state::get);
        calls.put("state.set", changing("state.set", state::set));
        calls.put("state.remove", changing("state.remove", state::remove));
    }

    private void forTheAction() {
        calls.put("gate", arguments -> {
            ctx.gate().check();
            return null;
        });
        calls.put("log", this::log);
        calls.put("timeLeft", arguments -> ctx.timeLeft().toMillis());
        calls.put("warn", arguments -> {
            ctx.warn(Arguments.text(arguments, "message"));
            return null;
        });
        calls.put("sleep", arguments -> {
            Thread.sleep(Math.max(0, arguments.path("millis").asLong(0)));
            return null;
        });
        needing(Need.EXEC, "letGo", changing("letGo", this::letGo));
    }

    private void forTheMachine(ActionProcesses processes) {
        needing(Need.EXEC, "exec", new ExecCalls(ctx, processes, needs)::exec);
        ProcessCalls seen = new ProcessCalls();
        needing(Need.PROCESSES, "processes", seen::find);
        needing(Need.PROCESSES, "kill", changing("kill", seen::kill));
        FileCalls files = new FileCalls(ctx);
        needing(Need.FILES, "readFile", files::read);
        needing(Need.FILES, "exists", files::exists);
        needing(Need.FILES, "listDir", files::list);
        needing(Need.FILES, "writeFile", changing("writeFile", files::write));
        needing(Need.FILES, "removeFile", changing("removeFile", files::remove));
        ProbeCalls probes = new ProbeCalls(ctx);
        needing(Need.NETWORK, "tcpConnect", probes::tcpConnect);
        needing(Need.NETWORK, "dns", probes::dns);
        needing(Need.NETWORK, "http", new HttpCalls(ctx)::http);
        LibraryCalls libraries = new LibraryCalls(ctx);
        calls.put("library", arguments -> {
            needs.require(Need.NETWORK, Arguments.text(arguments, "library"));
            return libraries.call(arguments);
        });
    }

    private void needing(Need need, String name, HostCall call) {
        calls.put(name, arguments -> {
            needs.require(need, name);
            return call.answer(arguments);
        });
    }

    private HostCall changing(String name, HostCall call) {
        return arguments -> {
            DryRun.refuse(ctx, name);
            return call.answer(arguments);
        };
    }

    /** Answers a call. */
    public String call(String name, String json) {
        try {
            JsonNode answer = JSON.valueToTree(answer(name, JSON.readTree(json)));
            return JSON.writeValueAsString(JSON.createObjectNode().set("value", masked(answer)));
        } catch (KitException e) {
            return error(e.kind(), String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return error(KitException.Kind.BROKEN, name + ": " + words(e));
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped", e); // the context is about to be closed
        }
    }

    private @Nullable Object answer(String name, JsonNode arguments)
            throws KitException, IOException, InterruptedException {
        HostCall call = calls.get(name);
        if (call == null) {
            throw new IllegalArgumentException("not known to this version");
        }
        return call.answer(arguments);
    }

    private JsonNode masked(JsonNode answer) {
        return ctx instanceof HostContext host ? host.masking().apply(answer) : answer;
    }

    private String error(KitException.Kind kind, String message) {
        JsonNode error = masked(JSON.valueToTree(Map.of("kind", kind.name(), "message", message)));
        return JSON.writeValueAsString(JSON.createObjectNode().set("error", error));
    }

    /** Exceptions of files say the path alone, and their type the cause. */
    private static String words(Exception e) {
        return e instanceof FileSystemException
                ? e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage()
                : String.valueOf(e.getMessage());
    }

    private @Nullable Object log(JsonNode arguments) {
        ctx.log()
                .atLevel(Level.valueOf(arguments.path("level").asString()))
                .log(arguments.path("text").asString());
        return null;
    }

    private @Nullable Object letGo(JsonNode arguments) {
        List<String> argv = Arguments.texts(arguments, "argv");
        ctx.letGo(new LetGoStep(argv));
        return null;
    }
}

package io.genericark.kithost.script;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.genericark.api.Ability;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.ParameterSpec;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight;
import io.genericark.api.Warmable;
import io.genericark.kithost.calls.HasNeeds;
import io.genericark.kithost.calls.HostContext;
import io.genericark.kithost.calls.HostFunctions;
import io.genericark.kithost.calls.Needs;
import io.genericark.kithost.child.ActionProcesses;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.protocol.KitAction;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kit that is a JavaScript file with the functions {@code restore}, {@code remove} and, when there, {@code quickCheck} and
 * {@code recover}; each takes {@code ctx}. Throwing means failure; a thrown object may carry a {@code kind}.
 * {@code quickCheck} returns true, false, or {@code {health: 'healthy'|'failed'|'unknown', reason, warning}}.
 *
 * <p>Thread-safe; blocks as its script does.
 */
public final class JavaScriptKit extends ScriptKit implements Plannable, Preflight, HasNeeds, Warmable {

    private static final Duration LOAD_WITHIN = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicBoolean WARM = new AtomicBoolean();

    private final JavaScriptFile file;
    private final JavaScriptEngine engine;
    private final Needs needs;

    private JavaScriptKit(
            JavaScriptFile file,
            Path directory,
            Children children,
            KitDescriptor descriptor,
            Set<Ability> abilities,
            Needs needs) {
        super(descriptor, abilities, directory, children);
        this.file = file;
        this.needs = needs;
        this.engine = new JavaScriptEngine(directory, Duration.ofDays(1));
    }

    /**
     * Makes a kit of a file.
     *
     * @return empty when the file has neither a kit object nor one of the functions, so that it is a helper of others
     * @throws IllegalArgumentException what is missing or wrong in it, and what to do
     */
    static Optional<JavaScriptKit> load(Path path, Path directory, Children children) {
        JavaScriptFile file = new JavaScriptFile(path);
        JsonNode description = describe(file, directory);
        List<String> functions = description
                .path("functions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        JsonNode kit = description.path("kit");
        if (functions.isEmpty() && kit.isMissingNode()) {
            return Optional.empty();
        }
        Set<Ability> abilities = abilities(action -> functions.contains(action.word()));
        Config config = kit.isObject() ? ConfigFactory.parseString(kit.toString()) : ConfigFactory.empty();
        String name = String.valueOf(path.getFileName()).replaceFirst("\\.m?js$", "");
        return Optional.of(
                new JavaScriptKit(file, directory, children, ScriptDescription.read(name, config), abilities, ScriptDescription.needs(config)));
    }

    private static JsonNode describe(JavaScriptFile file, Path directory) {
        try {
            JavaScriptEngine engine = new JavaScriptEngine(directory, Duration.ofSeconds(2));
            return JSON.readTree(engine.run(file::describe, LOAD_WITHIN, OutputStream.nullOutputStream()));
        } catch (KitException e) {
            throw new IllegalArgumentException("the file cannot be loaded: " + e.getMessage(), e);
        }
    }

    @Override
    void act(KitAction action, KitContext ctx, ActionProcesses processes) throws KitException {
        call(action, ctx, processes);
    }

    /**
     * Puts everything around a call into place, as for an action, and calls none of the functions. It is the engine that gets
     * warm, so the first kit of a process does it for all.
     */
    @Override
    public void warmUp() throws KitException {
        if (!WARM.compareAndSet(false, true)) {
            return;
        }
        engine.run(
                context -> {
                    file.prepare(context);
                    return file;
                },
                LOAD_WITHIN,
                OutputStream.nullOutputStream());
    }

    @Override
    Health look(KitContext ctx, ActionProcesses processes) throws KitException {
        return health(call(KitAction.QUICK_CHECK, ctx, processes));
    }

    @Override
    Health lookDeeply(KitContext ctx, ActionProcesses processes) throws KitException {
        return health(call(KitAction.DEEP_CHECK, ctx, processes));
    }

    @Override
    public Plan plan(KitContext ctx) throws KitException {
        return run(KitAction.PLAN, ctx, processes -> Answers.plan(call(KitAction.PLAN, ctx, processes)));
    }

    @Override
    public List<Finding> preflight(KitContext ctx) throws KitException {
        return run(KitAction.PREFLIGHT, ctx, processes -> Answers.findings(call(KitAction.PREFLIGHT, ctx, processes)));
    }

    @Override
    public Needs needs() {
        return needs;
    }

    private JsonNode call(KitAction action, KitContext ctx, ActionProcesses processes) throws KitException {
        HostFunctions host = new HostFunctions(ctx, processes, needs);
        String facts = facts(ctx);
        String answer = engine.run(
                context -> file.call(context, action.word(), facts, host), ctx.timeLeft(), new LogStream(ctx.log()));
        return JSON.readTree(answer).path("value");
    }

    private static Health health(JsonNode answer) {
        if (answer.isBoolean()) {
            return answer.asBoolean() ? Health.healthy() : Health.failed("quickCheck returned false");
        }
        String reason = answer.path("reason").asString("");
        String warning = answer.path("warning").asString("");
        return switch (answer.path("health").asString("").toLowerCase(Locale.ROOT)) {
            case "healthy" -> warning.isEmpty() ? Health.healthy() : Health.healthy(warning);
            case "failed" -> Health.failed(reason.isEmpty() ? "quickCheck says failed, without a reason" : reason);
            case "unknown" -> Health.unknown(reason.isEmpty() ? "quickCheck says unknown, without a reason" : reason);
            default ->
                Health.unknown("quickCheck returned " + (answer.isMissingNode() ? "nothing" : answer)
                        + "; it must return true, false or {health: 'healthy' | 'failed' | 'unknown', reason}");
        };
    }

    private String facts(KitContext ctx) {
        Map<String, Object> parameters = new HashMap<>();
        for (ParameterSpec spec : descriptor().parameters()) {
            if (ctx.parameters().find(spec.name()).isPresent()) {
                parameters.put(spec.name(), value(spec, ctx));
            }
        }
        return JSON.writeValueAsString(Map.of(
                "tag", ctx.tag(),
                "id", ctx.id(),
                "node", ctx.node(),
                "epoch", ctx.epoch(),
                "longestCall", ctx.longestCall().toMillis(),
                "parameters", parameters,
                "peers", ctx instanceof HostContext host ? host.peers() : List.of(),
                "dryRun", ctx instanceof HostContext host && host.dryRun()));
    }

    private static Object value(ParameterSpec spec, KitContext ctx) {
        return switch (spec.type()) {
            case TEXT -> ctx.parameters().text(spec.name());
            case INTEGER -> ctx.parameters().integer(spec.name());
            case FLAG -> ctx.parameters().flag(spec.name());
            case DURATION -> ctx.parameters().duration(spec.name()).toMillis();
            case LIST -> ctx.parameters().list(spec.name());
        };
    }
}

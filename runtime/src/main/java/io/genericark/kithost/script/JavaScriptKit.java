package io.genericark.kithost.script;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.genericark.api.Ability;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.ParameterSpec;
import io.genericark.api.RecoveryKit;
import io.genericark.kithost.child.ActionProcesses;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.protocol.KitAction;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kit that is a JavaScript file with the functions {@code restore}, {@code remove} and, when there, {@code quickCheck} and
 * {@code recover}; each takes {@code ctx}. Throwing means failure; a thrown object may carry a {@code kind}.
 * {@code quickCheck} returns true, false, or {@code {health: 'healthy'|'failed'|'unknown', reason, warning}}.
 *
 * <p>Processes started with {@code ctx.exec} stay after a successful restore or recover; else they end with the action.
 * Thread-safe; blocks as its script does.
 */
public final class JavaScriptKit implements RecoveryKit {

    private static final Duration LOAD_WITHIN = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JavaScriptFile file;
    private final Path directory;
    private final JavaScriptEngine engine;
    private final Children children;
    private final KitDescriptor descriptor;
    private final Set<Ability> abilities;

    private JavaScriptKit(
            JavaScriptFile file, Path directory, Children children, KitDescriptor descriptor, Set<Ability> abilities) {
        this.file = file;
        this.directory = directory;
        this.engine = new JavaScriptEngine(directory, Duration.ofDays(1));
        this.children = children;
        this.descriptor = descriptor;
        this.abilities = Set.copyOf(abilities);
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
        if (!functions.containsAll(List.of("restore", "remove"))) {
            throw new IllegalArgumentException("a kit needs the functions restore and remove, and this one has "
                    + (functions.isEmpty() ? "none" : String.join(", ", functions)));
        }
        EnumSet<Ability> abilities = EnumSet.noneOf(Ability.class);
        if (functions.contains("quickCheck")) {
            abilities.add(Ability.QUICK_CHECK);
        }
        if (functions.contains("recover")) {
            abilities.add(Ability.RECOVER);
        }
        Config config = kit.isObject() ? ConfigFactory.parseString(kit.toString()) : ConfigFactory.empty();
        String name = String.valueOf(path.getFileName()).replaceFirst("\\.m?js$", "");
        return Optional.of(
                new JavaScriptKit(file, directory, children, ScriptDescription.read(name, config), abilities));
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
    public KitDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Set<Ability> abilities() {
        return abilities;
    }

    @Override
    public void restore(KitContext ctx) throws KitException {
        bringInService(KitAction.RESTORE, ctx);
    }

    @Override
    public void recover(KitContext ctx) throws KitException {
        bringInService(KitAction.RECOVER, ctx);
    }

    @Override
    public void remove(KitContext ctx) throws KitException {
        ActionProcesses processes = new ActionProcesses(children, ctx, KitAction.REMOVE.word(), directory);
        try {
            call(KitAction.REMOVE, ctx, processes);
        } finally {
            processes.endLeftovers();
        }
    }

    @Override
    public Health quickCheck(KitContext ctx) throws KitException {
        ActionProcesses processes = new ActionProcesses(children, ctx, KitAction.QUICK_CHECK.word(), directory);
        boolean returned = false;
        try {
            JsonNode answer = call(KitAction.QUICK_CHECK, ctx, processes);
            returned = true;
            return health(answer);
        } finally {
            if (!returned) {
                processes.endLeftovers();
            }
        }
    }

    private void bringInService(KitAction action, KitContext ctx) throws KitException {
        ctx.gate().check();
        ActionProcesses processes = new ActionProcesses(children, ctx, action.word(), directory);
        boolean inService = false;
        try {
            call(action, ctx, processes);
            inService = true;
        } finally {
            if (!inService) {
                processes.endLeftovers();
            }
        }
    }

    private JsonNode call(KitAction action, KitContext ctx, ActionProcesses processes) throws KitException {
        HostFunctions host = new HostFunctions(ctx, processes);
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
        for (ParameterSpec spec : descriptor.parameters()) {
            if (ctx.parameters().find(spec.name()).isPresent()) {
                parameters.put(spec.name(), value(spec, ctx));
            }
        }
        return JSON.writeValueAsString(Map.of(
                "tag", ctx.tag(),
                "id", ctx.id(),
                "node", ctx.node(),
                "epoch", ctx.epoch(),
                "parameters", parameters));
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

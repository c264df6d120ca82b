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
import io.genericark.api.RecoveryKit;
import io.genericark.api.Warmable;
import io.genericark.kithost.calls.HasNeeds;
import io.genericark.kithost.calls.HostContext;
import io.genericark.kithost.calls.HostFunctions;
import io.genericark.kithost.calls.Needs;
import io.genericark.kithost.child.ActionProcesses;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.protocol.KitAction;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kit that is a file with the functions {@code restore}, {@code remove} and, when there, {@code quickCheck} and
 * {@code recover}; each takes {@code ctx}. Throwing means failure; what is thrown may carry a {@code kind}.
 * {@code quickCheck} returns true, false, or {@code {health: 'healthy'|'failed'|'unknown', reason, warning}}.
 *
 * <p>Thread-safe; blocks as its script does.
 */
public final class FunctionKit extends ScriptKit implements Plannable, Preflight, HasNeeds, Warmable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ScriptFile file;
    private final Needs needs;

    private FunctionKit(
            ScriptFile file,
            Path directory,
            Children children,
            KitDescriptor descriptor,
            Set<Ability> abilities,
            Needs needs) {
        super(descriptor, abilities, directory, children);
        this.file = file;
        this.needs = needs;
    }

    /**
     * Makes a kit of a file.
     *
     * @param name the file's, without its ending
     * @param directory what its processes run in
     * @return empty when the file has neither a kit object nor one of the functions, so that it is a helper of others
     * @throws Undecided when its time was over
     * @throws IllegalArgumentException what is missing or wrong in it, and what to do
     */
    static Optional<RecoveryKit> load(ScriptFile file, String name, Path directory, Children children) {
        JsonNode description = describe(file);
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
        return Optional.of(new FunctionKit(
                file,
                directory,
                children,
                ScriptDescription.read(name, config),
                abilities,
                ScriptDescription.needs(config)));
    }

    private static JsonNode describe(ScriptFile file) {
        try {
            return JSON.readTree(file.describe()).path("value");
        } catch (KitException e) {
            String why = "the file cannot be loaded: " + e.getMessage();
            throw switch (e.kind()) {
                case TRANSIENT, INDETERMINATE -> new Undecided(why, e);
                case DENIED, BROKEN -> new IllegalArgumentException(why, e);
            };
        }
    }

    @Override
    void act(KitAction action, KitContext ctx, ActionProcesses processes) throws KitException {
        call(action, ctx, processes);
    }

    @Override
    public void warmUp() throws KitException {
        file.warmUp();
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
        String answer = file.call(
                action.word(),
                new ScriptFile.Action(
                        facts(ctx), new HostFunctions(ctx, processes, needs), ctx.log(), processes, ctx.timeLeft()));
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
            case "drifted" -> Health.drifted(reason.isEmpty() ? "quickCheck says drifted, without a reason" : reason);
            case "failed" -> Health.failed(reason.isEmpty() ? "quickCheck says failed, without a reason" : reason);
            case "unknown" -> Health.unknown(reason.isEmpty() ? "quickCheck says unknown, without a reason" : reason);
            default ->
                Health.unknown(
                        "quickCheck returned " + (answer.isMissingNode() ? "nothing" : answer)
                                + "; it must return true, false or {health: 'healthy' | 'drifted' | 'failed' | 'unknown', reason}");
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

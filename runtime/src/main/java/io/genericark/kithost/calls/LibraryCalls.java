package io.genericark.kithost.calls;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.ScriptLibrary;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a {@link ScriptLibrary} of this process's class path for a script. What changes something passes the gate first. */
final class LibraryCalls {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final KitContext ctx;

    LibraryCalls(KitContext ctx) {
        this.ctx = ctx;
    }

    /** Looked for with the first call: a kit-host whose kits ask for nothing does not pay for it. */
    private static final class Shared {
        static final Map<String, ScriptLibrary> LIBRARIES = find();

        private Shared() {}

        private static Map<String, ScriptLibrary> find() {
            Map<String, ScriptLibrary> found = new TreeMap<>();
            ServiceLoader.load(ScriptLibrary.class, LibraryCalls.class.getClassLoader())
                    .forEach(library -> found.put(library.name(), library));
            return found;
        }
    }

    Object call(JsonNode arguments) throws KitException, IOException, InterruptedException {
        ScriptLibrary library = library(Arguments.text(arguments, "library"));
        String service = Arguments.text(arguments, "service");
        String operation = Arguments.text(arguments, "operation");
        boolean changes = library.changes(service, operation);
        if (changes) {
            DryRun.refuse(ctx, library.name() + "." + service + "." + operation);
            ctx.gate().check();
        }
        Map<String, Object> given = map(arguments.path("arguments"));
        Map<String, Object> options = map(arguments.path("options"));
        Optional<Answer> answer = Blocking.call(
                () -> answer(library, service, operation, given, options),
                Blocking.within(ctx.timeLeft(), ctx.timeLeft()));
        KitException.Kind unanswered = changes ? KitException.Kind.INDETERMINATE : KitException.Kind.TRANSIENT;
        return answer.orElseThrow(() -> new KitException(unanswered, operation, "the action's time was over", ""))
                .value();
    }

    /** What a call gave: the exceptions of a library pass a thread on which only some may be thrown. */
    private record Answer(Map<String, Object> values, Optional<KitException> thrown) {
        Map<String, Object> value() throws KitException {
            if (thrown.isPresent()) {
                throw thrown.get();
            }
            return values;
        }
    }

    private Answer answer(
            ScriptLibrary library,
            String service,
            String operation,
            Map<String, Object> given,
            Map<String, Object> options) {
        try {
            return new Answer(library.call(ctx, service, operation, given, options), Optional.empty());
        } catch (KitException e) {
            return new Answer(Map.of(), Optional.of(e));
        }
    }

    private static ScriptLibrary library(String name) throws KitException {
        ScriptLibrary library = Shared.LIBRARIES.get(name);
        if (library == null) {
            throw new KitException(
                    KitException.Kind.DENIED,
                    "ctx." + name + " cannot be used",
                    "this installation has no support for it",
                    "start the node from a whole installation");
        }
        return library;
    }

    private static Map<String, Object> map(JsonNode value) {
        return value.isObject() ? JSON.convertValue(value, new TypeReference<Map<String, Object>>() {}) : Map.of();
    }
}

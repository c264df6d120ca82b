package io.genericark.kithost.script;

import io.genericark.api.KitException;
import io.genericark.kithost.protocol.KitAction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * A JavaScript file as guest code: a module with exports, or a script with top-level functions and a {@code kit} object.
 * A {@code .mjs} is a module; a {@code .js} is one when it has an import or export statement. Each call reads the file anew,
 * in a fresh context, so that nothing is left of a call.
 */
final class JavaScriptFile implements ScriptFile {

    private static final Pattern MODULE = Pattern.compile("(?m)^\\s*(export|import)\\b");
    private static final Source PRELUDE = internal("prelude", Resource.text("prelude.js"));
    private static final AtomicBoolean WARM = new AtomicBoolean();

    /** Puts the same shape around both kinds: an object with kit and functions. */
    private static final Source SCRIPT_MEMBERS = internal(
            "members",
            ScriptKit.FUNCTIONS.stream()
                    .map(KitAction::word)
                    .map(name -> name + ": typeof " + name + " === 'undefined' ? undefined : " + name)
                    .collect(
                            Collectors.joining(", ", "({ kit: typeof kit === 'undefined' ? undefined : kit, ", " })")));

    private static final Source DESCRIBE = internal(
            "describe",
            "(m) => JSON.stringify({ value: { kit: m.kit, functions: "
                    + ScriptKit.FUNCTIONS.stream()
                            .map(action -> "'" + action.word() + "'")
                            .collect(Collectors.joining(", ", "[", "]"))
                    + ".filter((f) => typeof m[f] === 'function') } })");

    private final Path path;
    private final Jail jail;
    private final PolyglotEngine engine = new PolyglotEngine(PolyglotEngine.Language.JAVASCRIPT);

    /**
     * A file that is not looked at yet.
     *
     * @param root the directory from which it may import
     */
    JavaScriptFile(Path path, Path root) {
        this.path = path;
        this.jail = Jail.of(root);
    }

    @Override
    public String describe() throws KitException {
        return engine.runOnce(
                OutputStream.nullOutputStream(),
                jail,
                context -> context.eval(DESCRIBE).execute(members(context)).asString(),
                PolyglotEngine.Limits.LOADING);
    }

    /** It is the engine that gets warm, so the first file of a process does it for all. */
    @Override
    public void warmUp() throws KitException {
        if (WARM.compareAndSet(false, true)) {
            ProxyExecutable border = arguments -> "{}";
            engine.runOnce(
                    OutputStream.nullOutputStream(),
                    jail,
                    context -> context.eval(PRELUDE).execute(border, "{}", members(context)),
                    PolyglotEngine.Limits.LOADING);
        }
    }

    @Override
    public String call(String function, Action action) throws KitException {
        ProxyExecutable border = arguments -> action.host().call(arguments[0].asString(), arguments[1].asString());
        return engine.runOnce(
                new LogStream(action.log()),
                jail,
                context -> {
                    Value call = context.eval(PRELUDE).execute(border, action.facts(), members(context));
                    call.invokeMember("begin", function); // promises are settled when this returns
                    return call.invokeMember("finish").asString();
                },
                PolyglotEngine.Limits.of(action));
    }

    private Value members(Context context) throws KitException {
        try {
            String name = String.valueOf(path.getFileName());
            String text = Files.readString(path);
            boolean module = name.endsWith(".mjs") || MODULE.matcher(text).find();
            Source source = Source.newBuilder("js", path.toFile())
                    .content(text)
                    .mimeType(module ? "application/javascript+module" : "application/javascript")
                    .build();
            Value result = context.eval(source);
            return module ? result : context.eval(SCRIPT_MEMBERS);
        } catch (IOException e) {
            throw new KitException(
                    KitException.Kind.DENIED, path + " cannot be read", String.valueOf(e), "check the file", e);
        }
    }

    private static Source internal(String name, String text) {
        return Source.newBuilder("js", text, name).internal(true).buildLiteral();
    }
}

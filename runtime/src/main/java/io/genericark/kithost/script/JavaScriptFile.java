package io.genericark.kithost.script;

import io.genericark.api.KitException;
import io.genericark.kithost.calls.HostFunctions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * A JavaScript file as guest code: a module with exports, or a script with top-level functions and a {@code kit} object.
 * A {@code .mjs} is a module; a {@code .js} is one when it has an import or export statement. Each call reads the file anew.
 */
record JavaScriptFile(Path path) {

    private static final Pattern MODULE = Pattern.compile("(?m)^\\s*(export|import)\\b");
    private static final Source PRELUDE = prelude();

    /** Puts the same shape around both kinds: an object with kit and functions. */
    private static final Source SCRIPT_MEMBERS =
            Source.newBuilder("js", """
                    ({ kit: typeof kit === 'undefined' ? undefined : kit,
                       restore: typeof restore === 'undefined' ? undefined : restore,
                       remove: typeof remove === 'undefined' ? undefined : remove,
                       quickCheck: typeof quickCheck === 'undefined' ? undefined : quickCheck,
                       recover: typeof recover === 'undefined' ? undefined : recover,
                       deepCheck: typeof deepCheck === 'undefined' ? undefined : deepCheck,
                       plan: typeof plan === 'undefined' ? undefined : plan,
                       preflight: typeof preflight === 'undefined' ? undefined : preflight })""", "members").internal(true).buildLiteral();

    private static final Source DESCRIBE =
            Source.newBuilder("js", """
                    (m) => JSON.stringify({ kit: m.kit,
                      functions: ['restore', 'remove', 'quickCheck', 'recover', 'deepCheck', 'plan', 'preflight'].filter((f) => typeof m[f] === 'function') })
                    """, "describe").internal(true).buildLiteral();

    /** What the file says of itself: {@code {"kit": {...}, "functions": [...]}}. */
    String describe(Context context) throws KitException {
        try {
            return context.eval(DESCRIBE).execute(members(context)).asString();
        } catch (PolyglotException e) {
            throw JavaScriptErrors.kitException(e);
        }
    }

    /** Makes what a call needs, with a border that answers nothing, and calls no function of the file. */
    void prepare(Context context) throws KitException {
        try {
            ProxyExecutable border = arguments -> "{}";
            context.eval(PRELUDE).execute(border, "{}", members(context));
        } catch (PolyglotException e) {
            throw JavaScriptErrors.kitException(e);
        }
    }

    /**
     * Calls one of its functions.
     *
     * @param facts tag, id, node, epoch and parameters as JSON
     * @return what it returned, as {@code {"value": ...}}
     */
    String call(Context context, String function, String facts, HostFunctions host) throws KitException {
        try {
            ProxyExecutable border = arguments -> host.call(arguments[0].asString(), arguments[1].asString());
            Value call = context.eval(PRELUDE).execute(border, facts, members(context));
            call.invokeMember("begin", function); // promises are settled when this returns
            return call.invokeMember("finish").asString();
        } catch (PolyglotException e) {
            throw JavaScriptErrors.kitException(e);
        }
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

    private static Source prelude() {
        try (InputStream in = JavaScriptFile.class.getResourceAsStream("prelude.js")) {
            if (in == null) {
                throw new IllegalStateException("prelude.js is missing beside JavaScriptFile; the build is broken");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder("js", text, "prelude").internal(true).buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

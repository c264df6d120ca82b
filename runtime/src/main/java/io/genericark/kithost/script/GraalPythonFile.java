package io.genericark.kithost.script;

import io.genericark.api.KitException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * A Python file on GraalPy. A context in which it is loaded serves one call after the other, so that no call waits for the
 * language to start; calls at the same time have contexts of their own. One in which guest code had to be ended, or has
 * ended itself, is not used again.
 */
final class GraalPythonFile implements ScriptFile {

    private static final int IDLE_CONTEXTS = 2;

    private final Path path;
    private final Path root;
    private final PythonContexts contexts;
    private final Deque<PythonContexts.Warm> idle = new ConcurrentLinkedDeque<>();

    /**
     * A file that is not looked at yet.
     *
     * @param root the directory from which it may import
     */
    GraalPythonFile(Path path, Path root, PythonContexts contexts) {
        this.path = path;
        this.root = root;
        this.contexts = contexts;
    }

    @Override
    public String describe() throws KitException {
        return inContext(
                OutputStream.nullOutputStream(),
                PolyglotEngine.Limits.LOADING,
                kit -> kit.invokeMember("describe", Python.FUNCTION_NAMES));
    }

    /** Without effect: the context in which the file described itself is waiting, and so is another one. */
    @Override
    public void warmUp() {}

    @Override
    public String call(String function, Action action) throws KitException {
        ProxyExecutable border = arguments -> action.host().call(arguments[0].asString(), arguments[1].asString());
        return inContext(
                new LogStream(action.log()),
                PolyglotEngine.Limits.of(action),
                kit -> kit.invokeMember("call", function, action.facts(), border));
    }

    private String inContext(OutputStream console, PolyglotEngine.Limits limits, Function<Value, Value> use)
            throws KitException {
        PythonContexts.Warm waiting = idle.poll();
        PythonContexts.Warm warm = waiting == null ? contexts.take(limits.start()) : waiting;
        boolean usable = false;
        try {
            String answer = warm.use(console, path, root, limits, use);
            usable = true;
            return Python.withoutError(answer);
        } finally {
            if (usable && idle.size() < IDLE_CONTEXTS) {
                idle.push(warm);
            } else {
                warm.discard();
            }
        }
    }
}

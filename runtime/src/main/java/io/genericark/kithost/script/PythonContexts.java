package io.genericark.kithost.script;

import io.genericark.api.KitException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Contexts of GraalPy in which the language has started and no file is loaded yet. One is made ahead of time, from the first
 * use on, on a thread of its own. Thread-safe.
 */
final class PythonContexts {

    private static final Source PRELUDE = Source.newBuilder("python", Resource.text("prelude.py"), "prelude.py")
            .buildLiteral();

    private final PolyglotEngine engine = new PolyglotEngine(PolyglotEngine.Language.PYTHON);
    private final ExecutorService maker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("python-contexts").daemon().factory());
    private @Nullable Future<Warm> next;

    /**
     * Gives the context that is waiting, and has another one made.
     *
     * @param timeout how long to wait when none is there
     *
     * @throws KitException TRANSIENT when there is none in time, or the calling thread was interrupted
     */
    Warm take(Duration timeout) throws KitException {
        try {
            return swap().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException e) {
            throw notYet("nothing of the script has run", e);
        } catch (ExecutionException e) {
            throw notYet(String.valueOf(e.getCause()), e);
        }
    }

    private synchronized Future<Warm> swap() {
        Future<Warm> taken = next == null ? maker.submit(this::make) : next;
        next = maker.submit(this::make);
        return taken;
    }

    private Warm make() {
        Console console = new Console();
        Jail jail = new Jail();
        Context context = engine.newContext(console, jail);
        context.eval(PRELUDE);
        return new Warm(context, console, jail);
    }

    private static KitException notYet(String why, Throwable cause) {
        return new KitException(KitException.Kind.TRANSIENT, "Python did not start", why, "", cause);
    }

    /** A context with at most one file loaded. Used by one call at a time. */
    final class Warm {

        private final Context context;
        private final Console console;
        private final Jail jail;
        private @Nullable Value kit;

        private Warm(Context context, Console console, Jail jail) {
            this.context = context;
            this.console = console;
            this.jail = jail;
        }

        /**
         * Uses the {@code Kit} of prelude.py.
         *
         * @param path the same each time
         * @param root the directory from which it may import
         */
        String use(OutputStream printed, Path path, Path root, PolyglotEngine.Limits limits, Function<Value, Value> use)
                throws KitException {
            console.to = printed;
            jail.allow(root);
            return engine.run(
                    context,
                    inside -> {
                        if (kit == null) {
                            kit = inside.getBindings("python")
                                    .getMember("Kit")
                                    .newInstance(path.toString(), root.toString());
                        }
                        return use.apply(kit).asString();
                    },
                    limits);
        }

        /** Closes it, on a thread of its own: what has not ended is not waited for. */
        void discard() {
            Thread.ofPlatform().name("guest-close").daemon().start(() -> context.close(true));
        }
    }

    /** Where the prints of the current call go. */
    private static final class Console extends OutputStream {

        private volatile OutputStream to = nullOutputStream();

        @Override
        public void write(int oneByte) throws IOException {
            to.write(oneByte);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
        }
    }
}

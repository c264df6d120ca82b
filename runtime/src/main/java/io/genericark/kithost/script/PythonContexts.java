package io.genericark.kithost.script;

import io.genericark.api.KitException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contexts of GraalPy in which the language has started and no file is loaded yet. One is made ahead of time, from the first
 * use on, on a thread of its own. Thread-safe.
 */
final class PythonContexts {

    private static final Logger LOG = LoggerFactory.getLogger(PythonContexts.class);
    private static final Source PRELUDE = Source.newBuilder("python", Resource.text("prelude.py"), "prelude.py")
            .buildLiteral();

    private final PolyglotEngine engine = new PolyglotEngine(PolyglotEngine.Language.PYTHON);
    private final ExecutorService maker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("python-contexts").daemon().factory());
    private final BlockingQueue<Warm> ready = new LinkedBlockingQueue<>();
    private int making; // both under this
    private int waiting;

    /**
     * Gives a context that is ready, and has another one made.
     *
     * @param timeout how long to wait when none is there
     * @throws KitException TRANSIENT when there is none in time, or the calling thread was interrupted
     */
    Warm take(Duration timeout) throws KitException {
        expect(1);
        try {
            Warm warm = ready.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (warm != null) {
                return warm;
            }
            throw notYet("its time was over, and nothing of the script has run", null);
        } catch (InterruptedException e) {
            throw notYet("it was stopped, and nothing of the script has run", e);
        } finally {
            expect(-1);
        }
    }

    /** One for each that waits, and one more; what nobody waits for any more is for the next one. */
    private synchronized void expect(int more) {
        waiting += more;
        while (making + ready.size() < waiting + 1) {
            making++;
            var _ = maker.submit(this::makeOne);
        }
    }

    private void makeOne() {
        try {
            ready.add(make());
        } catch (RuntimeException e) {
            LOG.warn("Python does not start: {}", e.toString());
        } finally {
            synchronized (this) {
                making--;
            }
        }
    }

    private Warm make() {
        Console console = new Console();
        Jail jail = new Jail();
        Context context = engine.newContext(console, jail);
        context.eval(PRELUDE);
        return new Warm(context, console, jail);
    }

    private static KitException notYet(String why, @Nullable Throwable cause) {
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

package io.genericark.kithost.script;

import io.genericark.api.KitException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;

/**
 * Makes contexts of one language and runs guest code in them. A context sees no Java, starts no thread and no process, and
 * sees only the files of its {@link Jail}. Thread-safe.
 */
final class PolyglotEngine {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final long STACK_BYTES = 16 * 1024 * 1024; // address space, which the guest's recursion may use

    private final Language language;

    /** The languages; each has one GraalVM engine in this process, started with the first script. */
    enum Language {
        JAVASCRIPT("js"),
        PYTHON("python");

        private final String id;

        Language(String id) {
            this.id = id;
        }

        private Map<String, String> options() {
            return switch (this) {
                case JAVASCRIPT -> Map.of("js.esm-eval-returns-exports", "true");
                case PYTHON -> Map.of("python.PosixModuleBackend", "java", "python.DontWriteBytecodeFlag", "true");
            };
        }

        private Engine engine() {
            return switch (this) {
                case JAVASCRIPT -> OfJavaScript.ENGINE;
                case PYTHON -> OfPython.ENGINE;
            };
        }

        private Engine newEngine() {
            return Engine.newBuilder(id)
                    .option("engine.WarnInterpreterOnly", "false")
                    .build();
        }
    }

    private static final class OfJavaScript {
        static final Engine ENGINE = Language.JAVASCRIPT.newEngine();

        private OfJavaScript() {}
    }

    private static final class OfPython {
        static final Engine ENGINE = Language.PYTHON.newEngine();

        private OfPython() {}
    }

    /** An engine of a language; costs nothing before the first context. */
    PolyglotEngine(Language language) {
        this.language = language;
    }

    /**
     * How long guest code may run.
     *
     * @param start how long the language may take before
     * @param timeout from its start
     * @param endWithin how long to wait for it when it was told to end; a kit-host gives up an action earlier, with itself
     */
    record Limits(Duration start, Duration timeout, Duration endWithin) {

        /** For a file that is loaded. */
        static final Limits LOADING = new Limits(Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofSeconds(2));

        /** For a call. */
        static Limits of(ScriptFile.Action action) {
            return new Limits(action.timeout(), action.timeout(), Duration.ofDays(1));
        }
    }

    /** What runs inside a context. */
    interface Guest<T> {
        T run(Context context) throws KitException;
    }

    /**
     * Runs guest code on a thread of its own, for a time at most. Guest code that had to be ended takes its context with it.
     *
     * @throws KitException what the guest threw; INDETERMINATE when its time was over or the calling thread was interrupted
     */
    <T> T run(Context context, Guest<T> guest, Limits limits) throws KitException {
        return start(context, guest).await(limits);
    }

    /** As {@link #run}, in a context of its own. */
    <T> T runOnce(OutputStream console, Jail jail, Guest<T> guest, Limits limits) throws KitException {
        Context context = newContext(console, jail);
        Running<T> running = start(context, guest);
        try {
            return running.await(limits);
        } finally {
            if (!running.thread.isAlive()) {
                context.close(true);
            }
        }
    }

    private <T> Running<T> start(Context context, Guest<T> guest) {
        AtomicReference<String> place = new AtomicReference<>("");
        FutureTask<T> task = new FutureTask<>(() -> call(context, guest, place));
        Thread thread = Thread.ofPlatform()
                .name(Thread.currentThread().getName() + "." + language.id)
                .stackSize(STACK_BYTES)
                .daemon()
                .start(task);
        return new Running<>(context, task, thread, place);
    }

    private static <T> T call(Context context, Guest<T> guest, AtomicReference<String> place) throws KitException {
        try {
            return guest.run(context);
        } catch (PolyglotException e) {
            place.set(GuestErrors.place(e));
            throw GuestErrors.kitException(e); // here, because what it says is guest code too
        }
    }

    /** Guest code that runs on its thread, and the line where it ended. */
    private record Running<T>(Context context, FutureTask<T> task, Thread thread, AtomicReference<String> place) {

        T await(Limits limits) throws KitException {
            try {
                return task.get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof KitException known ? known : GuestErrors.kitException(e.getCause());
            } catch (TimeoutException e) {
                end(limits.endWithin());
                throw stopped("its time was over");
            } catch (InterruptedException e) {
                end(limits.endWithin());
                throw stopped("it was stopped");
            }
        }

        private KitException stopped(String why) {
            String where = (why + " " + place.get()).strip();
            return new KitException(KitException.Kind.INDETERMINATE, "the script was ended", where, "");
        }

        /** Blocks until nothing of the guest runs any more, or the time is over. */
        private void end(Duration endWithin) {
            thread.interrupt(); // ends a call into the host
            Thread closer = Thread.ofPlatform().name("guest-close").daemon().start(() -> context.close(true));
            long deadline = System.nanoTime() + endWithin.toNanos();
            boolean interrupted = false;
            while ((thread.isAlive() || closer.isAlive()) && System.nanoTime() < deadline) {
                try {
                    (thread.isAlive() ? thread : closer).join(LOOK_AGAIN);
                } catch (InterruptedException e) {
                    interrupted = true; // it is being ended already
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * A context in which the language is ready. Takes long; the first one of a language takes seconds on a busy machine.
     *
     * @param console takes what the guest prints
     * @param jail the files that it sees
     */
    Context newContext(OutputStream console, Jail jail) {
        Context context = Context.newBuilder(language.id)
                .engine(language.engine())
                .allowHostAccess(HostAccess.NONE)
                .allowIO(jail.access())
                .allowExperimentalOptions(true)
                .options(language.options())
                .out(console)
                .err(console)
                .build();
        context.initialize(language.id);
        return context;
    }
}

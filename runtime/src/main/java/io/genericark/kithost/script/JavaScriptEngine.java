package io.genericark.kithost.script;

import io.genericark.api.KitException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;

/**
 * The JavaScript engine of this process: one GraalVM engine, started with the first script, and a fresh context for each
 * call, so that nothing is left of a call and a changed file counts at once. A context sees no Java and only the files below
 * the scripts directory, read-only. Thread-safe.
 */
final class JavaScriptEngine {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final IOAccess files;
    private final Duration endWithin;

    /** Made with the first context: a node without JavaScript kits does not pay for the engine. */
    private static final class Shared {
        static final Engine ENGINE = Engine.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build();

        private Shared() {}
    }

    /**
     * Makes an engine over a directory.
     *
     * @param root the scripts directory
     * @param endWithin how long to wait for guest code that was told to end
     */
    JavaScriptEngine(Path root, Duration endWithin) {
        FileSystem readOnly = FileSystem.newReadOnlyFileSystem(FileSystem.newDefaultFileSystem());
        this.files = IOAccess.newBuilder()
                .fileSystem(FileSystem.allowInternalResourceAccess(FileSystem.newCompositeFileSystem(
                        FileSystem.newDenyIOFileSystem(),
                        FileSystem.Selector.of(readOnly, path -> isBelow(root, path)))))
                .build();
        this.endWithin = endWithin;
    }

    /** What runs inside a context. */
    interface Guest<T> {
        T run(Context context) throws KitException;
    }

    /**
     * Runs guest code on a thread of its own, for a time at most.
     *
     * @param console takes what the guest prints
     * @throws KitException what the guest threw; INDETERMINATE when its time was over or the calling thread was interrupted
     */
    <T> T run(Guest<T> guest, Duration timeout, OutputStream console) throws KitException {
        Context context = newContext(console);
        FutureTask<T> task = new FutureTask<>(() -> guest.run(context));
        Thread thread = Thread.ofPlatform()
                .name(Thread.currentThread().getName() + ".js")
                .daemon()
                .start(task);
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KitException known ? known : JavaScriptErrors.kitException(e.getCause());
        } catch (TimeoutException e) {
            end(context, thread);
            throw stopped("its time was over");
        } catch (InterruptedException e) {
            end(context, thread);
            throw stopped("it was stopped");
        } finally {
            if (!thread.isAlive()) {
                context.close(true);
            }
        }
    }

    private static KitException stopped(String why) {
        return new KitException(KitException.Kind.INDETERMINATE, "the script was ended", why, "");
    }

    /** Blocks until nothing of the guest runs any more, or the time is over. */
    private void end(Context context, Thread thread) {
        thread.interrupt(); // ends a call into the host
        Thread closer = Thread.ofPlatform().name("js-close").daemon().start(() -> context.close(true));
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

    private Context newContext(OutputStream console) {
        Context context = Context.newBuilder("js")
                .engine(Shared.ENGINE)
                .allowHostAccess(HostAccess.NONE)
                .allowIO(files)
                .allowExperimentalOptions(true)
                .option("js.esm-eval-returns-exports", "true")
                .out(console)
                .err(console)
                .build();
        context.initialize("js"); // here and not in the guest's time: the first one takes seconds on a busy machine
        return context;
    }

    private static boolean isBelow(Path root, Path path) {
        try {
            return path.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return path.toAbsolutePath()
                            .normalize()
                            .startsWith(root.toAbsolutePath().normalize())
                    && !Files.exists(path);
        }
    }
}

package io.genericark.kithost.script;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.LetGoStep;
import io.genericark.kithost.child.ActionProcesses;
import io.genericark.kithost.child.ChildResult;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.protocol.KitAction;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A kit that is a directory of executables: {@code restore}, {@code remove} and, when there, {@code quickCheck},
 * {@code recover} and {@code letgo}. Each is called {@code -t TAG -i ID} with {@code ARK_*} variables, and says with exit
 * code 0 that all is well; the last lines of its standard error are the reason when not.
 *
 * <p>Thread-safe; blocks as its scripts do.
 */
public final class ExecutableKit extends ScriptKit {

    private static final Set<KitAction> FILES = EnumSet.of(
            KitAction.RESTORE, KitAction.REMOVE, KitAction.QUICK_CHECK, KitAction.RECOVER, KitAction.DEEP_CHECK);

    private final Path directory;

    private ExecutableKit(KitDescriptor descriptor, Path directory, Children children) {
        super(
                descriptor,
                abilities(action -> FILES.contains(action) && has(directory, action.word())),
                directory,
                children);
        this.directory = directory;
    }

    /** Whether a directory has any file of such a kit. */
    public static boolean looksLikeOne(Path directory) {
        return FUNCTIONS.stream().anyMatch(action -> Files.exists(directory.resolve(action.word())));
    }

    /**
     * Makes a kit of a directory.
     *
     * @throws IllegalArgumentException what is missing or wrong in it, and what to do
     */
    public static ExecutableKit load(Path given, Children children) {
        Path directory = given.toAbsolutePath().normalize();
        KitDescriptor descriptor = ScriptDescription.read(String.valueOf(directory.getFileName()), config(directory));
        return new ExecutableKit(descriptor, directory, children);
    }

    private static Config config(Path directory) {
        Path file = directory.resolve("kit.conf");
        try {
            Config config =
                    Files.exists(file) ? ConfigFactory.parseFile(file.toFile()).resolve() : ConfigFactory.empty();
            if (config.hasPath("needs")) {
                throw new IllegalArgumentException(
                        file + ": executables can do whatever the runtime's user can, so needs"
                                + " would hold nobody back; leave it out, or write the kit in JavaScript or Python");
            }
            return config;
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static boolean has(Path directory, String name) {
        Path file = directory.resolve(name);
        if (Files.exists(file) && !Files.isExecutable(file)) {
            throw new IllegalArgumentException(name + " is not executable; run chmod +x " + file);
        }
        return Files.exists(file);
    }

    @Override
    void announce(KitContext ctx) {
        Path letGo = directory.resolve("letgo");
        if (Files.isExecutable(letGo)) {
            ctx.letGo(new LetGoStep(argv(letGo, ctx)));
        }
    }

    @Override
    void act(KitAction action, KitContext ctx, ActionProcesses processes) throws KitException {
        ChildResult result = run(action, ctx, processes);
        if (!result.succeeded()) {
            KitException.Kind kind = result.ending() == ChildResult.Ending.EXITED
                    ? KitException.Kind.BROKEN
                    : KitException.Kind.INDETERMINATE;
            throw new KitException(kind, action.word() + " failed", describe(action, result), "");
        }
    }

    @Override
    Health look(KitContext ctx, ActionProcesses processes) throws KitException {
        return look(KitAction.QUICK_CHECK, ctx, processes);
    }

    @Override
    Health lookDeeply(KitContext ctx, ActionProcesses processes) throws KitException {
        return look(KitAction.DEEP_CHECK, ctx, processes);
    }

    private Health look(KitAction action, KitContext ctx, ActionProcesses processes) throws KitException {
        ChildResult result = run(action, ctx, processes);
        if (result.ending() != ChildResult.Ending.EXITED) {
            return Health.unknown(describe(action, result));
        }
        return result.succeeded() ? Health.healthy() : Health.failed(describe(action, result));
    }

    private ChildResult run(KitAction action, KitContext ctx, ActionProcesses processes) throws KitException {
        try {
            return processes.run(argv(directory.resolve(action.word()), ctx), ctx.timeLeft());
        } catch (InterruptedException e) {
            throw new KitException(KitException.Kind.INDETERMINATE, action.word(), "it was stopped", "");
        } catch (UncheckedIOException e) {
            throw new KitException(
                    KitException.Kind.DENIED,
                    action.word() + " did not run",
                    String.valueOf(e.getMessage()),
                    "check the file and its first line",
                    e);
        }
    }

    private static List<String> argv(Path program, KitContext ctx) {
        return List.of(program.toString(), "-t", ctx.tag(), "-i", ctx.id());
    }

    private static String describe(KitAction action, ChildResult result) {
        String what = switch (result.ending()) {
            case EXITED -> action.word() + " ended with exit code " + result.exitCode();
            case TIMED_OUT -> action.word() + " did not end in time";
            case FLOODED -> action.word() + " wrote more output than is kept";
        };
        String said = result.lastErrors();
        return said.isEmpty() ? what : what + ": " + said;
    }
}

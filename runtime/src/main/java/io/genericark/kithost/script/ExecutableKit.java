package io.genericark.kithost.script;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.genericark.api.Ability;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.LetGoStep;
import io.genericark.api.RecoveryKit;
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
 * <p>Processes that a successful restore or recover leaves behind stay. Everything else that an action has started is ended
 * with it. Thread-safe; blocks as its scripts do.
 */
public final class ExecutableKit implements RecoveryKit {

    private final Path directory;
    private final KitDescriptor descriptor;
    private final Set<Ability> abilities;
    private final Children children;

    private ExecutableKit(Path directory, KitDescriptor descriptor, Set<Ability> abilities, Children children) {
        this.directory = directory;
        this.descriptor = descriptor;
        this.abilities = Set.copyOf(abilities);
        this.children = children;
    }

    /** Whether a directory has any file of such a kit. */
    public static boolean looksLikeOne(Path directory) {
        return List.of("restore", "remove", "quickCheck", "recover").stream()
                .anyMatch(name -> Files.exists(directory.resolve(name)));
    }

    /**
     * Makes a kit of a directory.
     *
     * @throws IllegalArgumentException what is missing or wrong in it, and what to do
     */
    public static ExecutableKit load(Path given, Children children) {
        Path directory = given.toAbsolutePath().normalize();
        require(directory, "restore");
        require(directory, "remove");
        EnumSet<Ability> abilities = EnumSet.noneOf(Ability.class);
        if (has(directory, "quickCheck")) {
            abilities.add(Ability.QUICK_CHECK);
        }
        if (has(directory, "recover")) {
            abilities.add(Ability.RECOVER);
        }
        KitDescriptor descriptor = ScriptDescription.read(String.valueOf(directory.getFileName()), config(directory));
        return new ExecutableKit(directory, descriptor, abilities, children);
    }

    private static Config config(Path directory) {
        Path file = directory.resolve("kit.conf");
        try {
            return Files.exists(file) ? ConfigFactory.parseFile(file.toFile()).resolve() : ConfigFactory.empty();
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void require(Path directory, String name) {
        if (!has(directory, name)) {
            throw new IllegalArgumentException(
                    name + " is missing; a script kit needs the executables restore and remove");
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
    public KitDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Set<Ability> abilities() {
        return abilities;
    }

    @Override
    public void restore(KitContext ctx) throws KitException {
        bringInService(KitAction.RESTORE, ctx);
    }

    @Override
    public void recover(KitContext ctx) throws KitException {
        bringInService(KitAction.RECOVER, ctx);
    }

    @Override
    public void remove(KitContext ctx) throws KitException {
        ActionProcesses processes = processes(KitAction.REMOVE, ctx);
        try {
            mustSucceed(KitAction.REMOVE, run(KitAction.REMOVE, ctx, processes));
        } finally {
            processes.endLeftovers();
        }
    }

    @Override
    public Health quickCheck(KitContext ctx) throws KitException {
        ActionProcesses processes = processes(KitAction.QUICK_CHECK, ctx);
        boolean ended = false;
        try {
            ChildResult result = run(KitAction.QUICK_CHECK, ctx, processes);
            ended = result.ending() == ChildResult.Ending.EXITED;
            if (!ended) {
                return Health.unknown(describe(KitAction.QUICK_CHECK, result));
            }
            return result.succeeded() ? Health.healthy() : Health.failed(describe(KitAction.QUICK_CHECK, result));
        } finally {
            if (!ended) {
                processes.endLeftovers();
            }
        }
    }

    private void bringInService(KitAction action, KitContext ctx) throws KitException {
        ctx.gate().check();
        Path letGo = directory.resolve("letgo");
        if (Files.isExecutable(letGo)) {
            ctx.letGo(new LetGoStep(argv(letGo, ctx)));
        }
        ActionProcesses processes = processes(action, ctx);
        boolean inService = false;
        try {
            mustSucceed(action, run(action, ctx, processes));
            inService = true;
        } finally {
            if (!inService) {
                processes.endLeftovers();
            }
        }
    }

    private ActionProcesses processes(KitAction action, KitContext ctx) {
        return new ActionProcesses(children, ctx, action.word(), directory);
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

    private static void mustSucceed(KitAction action, ChildResult result) throws KitException {
        if (!result.succeeded()) {
            KitException.Kind kind = result.ending() == ChildResult.Ending.EXITED
                    ? KitException.Kind.BROKEN
                    : KitException.Kind.INDETERMINATE;
            throw new KitException(kind, action.word() + " failed", describe(action, result), "");
        }
    }

    private static String describe(KitAction action, ChildResult result) {
        String what = switch (result.ending()) {
            case EXITED -> action.word() + " ended with exit code " + result.exitCode();
            case TIMED_OUT -> action.word() + " did not end in time";
            case FLOODED -> action.word() + " wrote more output than is kept";
        };
        String said = lastLines(result.err());
        return said.isEmpty() ? what : what + ": " + said;
    }

    private static String lastLines(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}

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
import io.genericark.kithost.child.ActionProcesses;
import io.genericark.kithost.child.ChildResult;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.child.ExecRequest;
import io.genericark.kithost.lifekeeper.LifeKeeperCommands;
import io.genericark.kithost.protocol.KitAction;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A kit of executables: a directory with {@code restore}, {@code remove} and, when there, {@code quickCheck}, {@code recover}
 * and {@code letgo}, or one file that is called with the action as its first argument. Each is called {@code -t TAG -i ID} with
 * {@code ARK_*} variables and {@link LifeKeeperCommands}, and says with exit code 0 that all is well; the last lines of its
 * standard error are the reason when not.
 *
 * <p>Thread-safe; blocks as its scripts do.
 */
public final class ExecutableKit extends ScriptKit {

    private static final Set<KitAction> FILES = EnumSet.of(
            KitAction.RESTORE, KitAction.REMOVE, KitAction.QUICK_CHECK, KitAction.RECOVER, KitAction.DEEP_CHECK);

    private static final Config INFO = ConfigFactory.parseString(
            "parameters { info { help = \"the info string of a LifeKeeper resource: field 6 of ins_list\" } }");

    private static final Set<KitAction> OF_ONE_FILE =
            EnumSet.of(KitAction.RESTORE, KitAction.REMOVE, KitAction.QUICK_CHECK, KitAction.RECOVER);

    private static final Pattern ONE_FILE = Pattern.compile("[^.]+(\\.sh)?");
    private static final int UNIMPLEMENTED = 3;

    private enum Form {
        DIRECTORY,
        ONE_FILE
    }

    private final Form form;
    private final Path location;

    private ExecutableKit(
            KitDescriptor descriptor, Set<Ability> abilities, Path location, Form form, Children children) {
        super(descriptor, abilities, form == Form.DIRECTORY ? location : location.resolveSibling("."), children);
        this.form = form;
        this.location = location;
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
        KitDescriptor descriptor = ScriptDescription.read(
                String.valueOf(directory.getFileName()), withInfo(directory.resolve("kit.conf")));
        Set<Ability> abilities = abilities(action -> FILES.contains(action) && has(directory, action.word()));
        return new ExecutableKit(descriptor, abilities, directory, Form.DIRECTORY, children);
    }

    /** Whether a file is such a kit by itself: it is executable, and has no ending or {@code .sh}. */
    public static boolean isOne(Path file) {
        return Files.isRegularFile(file)
                && Files.isExecutable(file)
                && ONE_FILE.matcher(String.valueOf(file.getFileName())).matches();
    }

    /**
     * Makes a kit of one file, which is called with the action as its first argument.
     *
     * @throws IllegalArgumentException what is wrong in the {@code NAME.conf} beside it
     */
    public static ExecutableKit loadFile(Path given, Children children) {
        Path file = given.toAbsolutePath().normalize();
        KitDescriptor descriptor = ScriptDescription.read(name(file), config(description(file)));
        return new ExecutableKit(descriptor, abilities(OF_ONE_FILE::contains), file, Form.ONE_FILE, children);
    }

    /** Where a kit of one file is described; need not exist. */
    static Path description(Path file) {
        return file.resolveSibling(name(file) + ".conf");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.sh$", "");
    }

    private static Config config(Path file) {
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

    /** A LifeKeeper script comes without a description, and takes its parameters in one text. */
    private static Config withInfo(Path file) {
        return Files.exists(file) ? config(file) : INFO;
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
        Path letGo = location.resolve("letgo");
        if (Files.isExecutable(letGo)) {
            ctx.letGo(LetGoStep.of(letGo.toString(), "-t", ctx.tag(), "-i", ctx.id()));
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
        if (result.ending() != ChildResult.Ending.EXITED
                || (form == Form.ONE_FILE && result.exitCode() == UNIMPLEMENTED)) {
            return Health.unknown(describe(action, result));
        }
        return result.succeeded() ? Health.healthy() : Health.failed(describe(action, result));
    }

    private ChildResult run(KitAction action, KitContext ctx, ActionProcesses processes) throws KitException {
        try {
            return processes.run(new ExecRequest(
                    argv(action, ctx),
                    ctx.timeLeft(),
                    Optional.empty(),
                    Optional.empty(),
                    LifeKeeperCommands.environment(ctx),
                    Map.of(),
                    ""));
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

    private List<String> argv(KitAction action, KitContext ctx) {
        List<String> program = form == Form.ONE_FILE
                ? List.of(location.toString(), action.word())
                : List.of(location.resolve(action.word()).toString());
        List<String> argv = new ArrayList<>(program);
        argv.addAll(List.of("-t", ctx.tag(), "-i", ctx.id()));
        return argv;
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

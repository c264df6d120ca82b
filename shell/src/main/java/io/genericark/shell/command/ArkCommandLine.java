package io.genericark.shell.command;

import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The grammar, ready to run: one-shot, from a script, in the shell and in the demo it is this one. */
public final class ArkCommandLine {
    private ArkCommandLine() {}

    /**
     * Builds it.
     *
     * @param environment where ARK_SOCKET is looked up
     */
    public static CommandLine create(Console console, Map<String, String> environment) {
        var ark = new Ark(console, environment);
        return new CommandLine(ark, new Factory(ark))
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .registerConverter(Tag.class, Tag::new)
                .registerConverter(NodeId.class, NodeId::new)
                .registerConverter(Duration.class, Durations::parse)
                .setParameterExceptionHandler((e, args) -> explain(console, e))
                .setExecutionExceptionHandler((e, cmd, parsed) -> explain(console, e, parsed));
    }

    private static int explain(Console console, ParameterException e) {
        console.err().println("ark: " + text(e));
        if (!UnmatchedArgumentException.printSuggestions(e, console.err())) {
            console.err().println("Next: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        }
        console.err().flush();
        return Exit.USAGE.code();
    }

    private static String text(ParameterException e) {
        var command = e.getCommandLine();
        return e instanceof UnmatchedArgumentException unmatched
                        && !unmatched.isUnknownOption()
                        && !command.getSubcommands().isEmpty()
                ? "there is no command '" + unmatched.getUnmatched().getFirst() + "' in "
                        + command.getCommandSpec().qualifiedName()
                : Objects.requireNonNullElseGet(e.getMessage(), e::toString);
    }

    private static int explain(Console console, Exception e, ParseResult parsed) throws Exception {
        console.out().flush();
        if (e instanceof Trouble trouble) {
            console.err().println("ark: " + trouble.getMessage());
            console.err().flush();
            return trouble.exit().code();
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return Exit.INTERRUPTED.code();
        }
        throw new IllegalStateException(
                "ark " + String.join(" ", parsed.originalArgs()) + " broke; please report it", e);
    }

    /** Commands get the root, so that they find console, node and format; everything else is made as usual. */
    private record Factory(Ark ark) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(Ark.class).newInstance(ark);
            } catch (NoSuchMethodException withoutRoot) {
                return CommandLine.defaultFactory().create(type);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException("cannot make " + type, e);
            }
        }
    }
}

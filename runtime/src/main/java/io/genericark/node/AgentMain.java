package io.genericark.node;

import io.genericark.config.ConfigFile;
import io.genericark.config.ConfigRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ark agent}: runs one node until it is told to stop or cannot go on. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = "Runs this machine's node. SIGTERM stops it in good order: it hands over what it owns first.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:stopped in good order", "1:could not start, or could not go on", "2:wrong usage"})
public final class AgentMain implements Callable<Integer> {
    private static final long STOP_WITHIN_SECONDS = 120;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "Configuration in HOCON; every key is explained in reference.conf.")
    private Path file = Path.of("ark.conf");

    private AgentMain() {}

    /** Runs the node; the process ends with it. */
    public static void main(String[] args) {
        var own =
                args.length > 0 && args[0].equals("agent") ? java.util.Arrays.copyOfRange(args, 1, args.length) : args;
        var exit = new CommandLine(new AgentMain())
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    System.err.println("ark agent: " + e.getMessage());
                    return 1;
                })
                .execute(own);
        Runtime.getRuntime().halt(exit);
    }

    @Override
    public Integer call() throws IOException, ConfigRefusedException, InterruptedException {
        var loaded = ConfigFile.load(file);
        NodeLog.configure(loaded.config().log());
        loaded.warnings().forEach(w -> System.err.println("ark agent: warning: " + w));
        var node = ArkNode.start(ConfiguredNode.settings(loaded.config()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
        var ended = node.ended().join();
        System.err.println("ark agent: " + ended.why());
        return ended.manner() == ArkNode.Manner.STOPPED ? 0 : 1;
    }

    /** Hands over first; when that takes too long, the guard ends what is left. */
    private static void stop(ArkNode node) {
        node.stop();
        try {
            node.ended().get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            System.err.println("ark agent: not handed over within " + STOP_WITHIN_SECONDS + " s; letting go instead");
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            System.err.println("ark agent: " + e);
        }
        node.close();
    }
}

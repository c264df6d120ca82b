package io.genericark.demo;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.Installation;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Timeline;
import io.genericark.demo.prompt.DemoPrompt;
import io.genericark.demo.scenario.Rehearsal;
import io.genericark.demo.scenario.Scenario;
import io.genericark.demo.scenario.Scenarios;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ark demo}: a cluster of real nodes on this machine, to watch and to break. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs a cluster of real nodes on this machine, with a simulated AWS, and lets something happen to it.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the scenario went as promised", "1:it did not", "2:wrong usage"})
public final class DemoMain implements Callable<Integer> {
    private static final int FEWEST = 3;
    private static final int MOST = 7;

    @Option(names = "--nodes", paramLabel = "N", description = "Number of nodes, 3 to 7. Default: ${DEFAULT-VALUE}.")
    private int nodes = FEWEST;

    @Option(
            names = "--jvms",
            description =
                    "Nodes are real processes, killed by SIGKILL and frozen by SIGSTOP. They always are: a node in"
                            + " the demo's own process could not be killed honestly.")
    private boolean jvms;

    @Option(names = "--scenario", paramLabel = "NAME", description = "One of those listed below. Default: a prompt.")
    private String scenario = "";

    @Option(
            names = "--assert",
            description = "The last line is PASS NAME figures (exit code 0) or FAIL NAME reason (exit code 1).")
    private boolean asserted;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private DemoMain() {}

    /** Runs it; the process ends with it. */
    public static void main(String[] args) {
        var own = args.length > 0 && args[0].equals("demo") ? Arrays.copyOfRange(args, 1, args.length) : args;
        var line = new CommandLine(new DemoMain());
        line.getCommandSpec().usageMessage().footer(footer());
        System.exit(line.execute(own));
    }

    private static String[] footer() {
        var lines = new ArrayList<String>();
        lines.add("Scenarios:");
        Scenarios.ALL.forEach(each -> lines.add(String.format("  %-18s %s", each.name(), each.promise())));
        return lines.toArray(String[]::new);
    }

    @Override
    public Integer call() {
        if (nodes < FEWEST || nodes > MOST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--nodes " + nodes + ": a demo has " + FEWEST + " to " + MOST
                            + " nodes; fewer have no majority to lose");
        }
        var installation = Installation.ofThisProcess();
        if (!installation.missing().isEmpty()) {
            System.err.println("ark demo: " + installation.missing());
            return 1;
        }
        if (!jvms) {
            System.err.println("nodes are real processes, as with --jvms");
        }
        if (scenario.isEmpty()) {
            return interactive(installation);
        }
        var verdict = new Rehearsal(chosen(), names(), installation, new Timeline(System.out::println)).run();
        System.out.println(asserted ? verdict.line() : verdict.line().replaceFirst("^PASS ", ""));
        return verdict.passed() ? 0 : 1;
    }

    private Integer interactive(Installation installation) {
        if (asserted) {
            throw new ParameterException(
                    spec.commandLine(), "--assert judges a scenario; name one: --scenario kill-owner");
        }
        try {
            DemoPrompt.run(names(), installation);
            return 0;
        } catch (IOException | ScenarioFailed e) {
            System.err.println("ark demo: " + e.getMessage());
            return 1;
        }
    }

    private Scenario chosen() {
        return Scenarios.named(scenario)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no scenario '" + scenario + "'; there are "
                                + Scenarios.ALL.stream().map(Scenario::name).collect(Collectors.joining(", "))));
    }

    private List<NodeId> names() {
        var names = new ArrayList<NodeId>();
        for (var i = 0; i < nodes; i++) {
            names.add(new NodeId("node-" + (char) ('a' + i)));
        }
        return names;
    }
}

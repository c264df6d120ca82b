package io.genericark.demo.training;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.AwsPlace;
import io.genericark.demo.cluster.Installation;
import io.genericark.kithost.KitHostLaunch;
import io.genericark.kithost.adapter.AdapterSettings;
import io.genericark.kithost.calls.Peer;
import io.genericark.kithost.host.HostSettings;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.ToHost;
import io.genericark.kithost.protocol.Wire;
import io.genericark.kithost.script.Python;
import io.genericark.process.Boottime;
import io.genericark.process.Mark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One kit-host that is asked for every action of each kind of kit, the AWS kit's against the simulated AWS. It writes its
 * archive when its pipe is closed. There is no node, whose lease and deadlines a busy machine might miss.
 */
final class KitHostTraining {
    private static final NodeId NODE = new NodeId("node-a");
    private static final NodeId OTHER = new NodeId("node-b");
    private static final Duration AMPLE = Duration.ofMinutes(10);
    private static final List<KitAction> ACTIONS =
            List.of(KitAction.RESTORE, KitAction.QUICK_CHECK, KitAction.PLAN, KitAction.TRACE, KitAction.REMOVE);

    private final Writer toHost;
    private final BufferedReader fromHost;
    private long actions;

    private KitHostTraining(Writer toHost, BufferedReader fromHost) {
        this.toHost = toHost;
        this.fromHost = fromHost;
    }

    /** Blocks until the archive is written. */
    static void run(Installation program, Path directory, Path archive) throws IOException, InterruptedException {
        SampleKits.writeJavaScript(directory.resolve("scripts"));
        SampleKits.writePython(directory.resolve("scripts"));
        SampleKits.writeExecutable(directory.resolve("scripts"));
        try (var aws = new AwsPlace(List.of(NODE, OTHER))) {
            var builder = new ProcessBuilder(launch(program, directory, archive).command("training"));
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment()
                    .put(
                            "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                            aws.imds(aws.vpc().instance(NODE)).toString());
            var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (var toHost = process.outputWriter();
                    var fromHost = process.inputReader()) {
                new KitHostTraining(toHost, fromHost).actions(aws);
            } finally {
                process.getOutputStream().close();
                process.waitFor();
            }
        }
    }

    private static KitHostLaunch launch(Installation program, Path directory, Path archive) {
        var options = new ArrayList<>(KitHostLaunch.JVM_OPTIONS);
        options.add("-XX:ArchiveClassesAtExit=" + archive);
        return new KitHostLaunch(
                program.java(),
                options,
                program.classPath(),
                settings(program, directory),
                new Mark("ARK_GUARD", "training"));
    }

    private static HostSettings settings(Installation program, Path directory) {
        return new HostSettings(
                NODE.value(),
                List.of(new Peer(OTHER.value(), "127.0.0.1")),
                directory.resolve("scripts"),
                program.plugins(),
                directory.resolve("work"),
                directory.resolve("letgo"),
                directory.resolve("secrets"),
                directory.resolve("state"),
                AdapterSettings.usual(directory.resolve("work"), directory.resolve("state")),
                AMPLE,
                Python.AUTO);
    }

    private void actions(AwsPlace aws) throws IOException {
        say(new ToHost.Lease(Boottime.nanos() + AMPLE.toNanos()));
        var vip = Map.of("vip", AwsPlace.VIP, "endpoint", aws.endpoint().toString());
        for (var action : ACTIONS) {
            perform("ec2-routetable", action, vip);
            perform(SampleKits.JAVASCRIPT, action, Map.of());
            perform(SampleKits.PYTHON, action, Map.of());
            perform(SampleKits.EXECUTABLE, action, Map.of());
        }
    }

    private void perform(String kit, KitAction action, Map<String, String> parameters) throws IOException {
        var id = ++actions;
        say(new ToHost.Start(new ActionRequest(id, kit, "", kit, action, parameters, 1, 1, AMPLE.toMillis())));
        for (var line = fromHost.readLine(); line != null; line = fromHost.readLine()) {
            if (Wire.fromHost(line) instanceof FromHost.Finished finished && finished.actionId() == id) {
                System.out.println(kit + " " + action.word() + ": " + finished.outcome() + " " + finished.reason());
                return;
            }
        }
        throw new IOException("the kit-host ended during " + action.word() + " of " + kit);
    }

    private void say(ToHost message) throws IOException {
        toHost.write(Wire.line(message) + "\n");
        toHost.flush();
    }
}

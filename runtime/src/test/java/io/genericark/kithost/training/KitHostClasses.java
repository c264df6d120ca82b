package io.genericark.kithost.training;

import io.genericark.kithost.KitHostLaunch;
import io.genericark.kithost.adapter.AdapterSettings;
import io.genericark.kithost.host.HostSettings;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.ToHost;
import io.genericark.kithost.protocol.Wire;
import io.genericark.kithost.script.Python;
import io.genericark.process.Boottime;
import io.genericark.process.ClassArchives.Role;
import io.genericark.process.Mark;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a class-data archive of the libraries that a kit-host loads, where {@link io.genericark.process.ClassArchives} looks for
 * it: one kit-host runs a kit in JavaScript and one in Python and notes the classes, and the JVM archives those of them that are
 * in jars. The tests' own directories come behind the jars on a kit-host's class path, so that the archive fits.
 */
public final class KitHostClasses {
    private static final Duration AMPLE = Duration.ofMinutes(10);
    private static final List<String> KITS = List.of("javascript", "python");

    private final Path program;
    private final Path work;
    private final Path list;

    private KitHostClasses(Path program, Path work) {
        this.program = program;
        this.work = work;
        this.list = work.resolve("classes.lst");
    }

    /** {@code DIRECTORY}: the place of the archive, as of an installation. What is there already is kept. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path program = Path.of(args[0]);
        Path archive = Role.KIT_HOST.file(program);
        if (Files.exists(archive)) {
            return;
        }
        Path work = Files.createDirectories(program.resolve("training"));
        Files.createDirectories(archive.resolveSibling("."));
        KitHostClasses training = new KitHostClasses(program, work);
        training.writeKits();
        training.noteClasses();
        training.archive();
    }

    private void writeKits() throws IOException {
        Path scripts = Files.createDirectories(work.resolve("scripts"));
        Files.writeString(scripts.resolve("javascript.js"), """
                export const restore = async (ctx) => ctx.exec(['true']), remove = () => {};
                """);
        Files.writeString(scripts.resolve("python.py"), """
                def restore(ctx): ctx.exec(['true'])
                def remove(ctx): pass
                """);
    }

    private KitHostLaunch launch(String option) {
        HostSettings settings = new HostSettings(
                "node-a",
                List.of(),
                work.resolve("scripts"),
                work.resolve("plugins"),
                work.resolve("work"),
                work.resolve("letgo"),
                work.resolve("secrets"),
                work.resolve("state"),
                AdapterSettings.usual(work.resolve("work"), work.resolve("state")),
                AMPLE,
                Python.GRAALPY);
        KitHostLaunch usual = KitHostLaunch.ofThisJvm(settings, new Mark("ARK_GUARD", "training"));
        List<String> options = new ArrayList<>(usual.jvmOptions());
        options.add(option);
        return new KitHostLaunch(usual.java(), options, usual.classPath(), settings, usual.guard());
    }

    private void noteClasses() throws IOException, InterruptedException {
        Process host = new ProcessBuilder(
                        launch("-XX:DumpLoadedClassList=" + list).command("training"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer toHost = host.outputWriter();
                BufferedReader fromHost = host.inputReader()) {
            toHost.write(Wire.line(new ToHost.Lease(Boottime.nanos() + AMPLE.toNanos())) + "\n");
            for (int i = 0; i < KITS.size(); i++) {
                ActionRequest restore = new ActionRequest(
                        i, KITS.get(i), "", KITS.get(i), KitAction.RESTORE, Map.of(), 1, 1, AMPLE.toMillis());
                toHost.write(Wire.line(new ToHost.Start(restore)) + "\n");
            }
            toHost.flush();
            awaitAnswers(fromHost);
        }
        host.waitFor();
    }

    private static void awaitAnswers(BufferedReader fromHost) throws IOException {
        int answers = 0;
        while (answers < KITS.size()) {
            String line = fromHost.readLine();
            if (line == null) {
                throw new IOException("the kit-host ended in its training");
            }
            if (Wire.fromHost(line) instanceof FromHost.Finished finished) {
                answers++;
                System.out.println("training of the tests' kit-hosts: " + finished.outcome() + " " + finished.reason());
            }
        }
    }

    private void archive() throws IOException, InterruptedException {
        List<String> fromJars = Files.readAllLines(list).stream()
                .filter(line -> !line.contains("io/genericark/"))
                .toList();
        Files.write(list, fromJars);
        KitHostLaunch launch = launch("-Xshare:dump");
        String jars = Arrays.stream(launch.classPath().split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(launch.java().toString()));
        command.addAll(launch.jvmOptions());
        command.addAll(List.of(
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + Role.KIT_HOST.file(program),
                "-cp",
                jars));
        Process dump = new ProcessBuilder(command).redirectErrorStream(true).start();
        dump.getInputStream().readAllBytes(); // warnings of classes that cannot be archived
        System.out.println("class-data archive of the tests' kit-hosts: exit code " + dump.waitFor());
    }
}

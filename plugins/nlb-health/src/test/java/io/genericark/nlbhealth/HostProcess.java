package io.genericark.nlbhealth;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.ContractContext;
import io.genericark.api.KitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A process that has put one resource of the kit in service, as a kit-host does, until it is told otherwise or ends. */
record HostProcess(Process process) implements AutoCloseable {

    private static final String OPEN = "open";
    private static final String REMOVED = "removed";

    /** Blocks until the resource is in service there. */
    static HostProcess start(String... parameters) throws IOException {
        return start(List.of(), parameters);
    }

    /** The same, with options of the JVM. */
    static HostProcess start(List<String> options, String... parameters) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                        .toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path"))));
        command.addAll(options);
        command.add(HostProcess.class.getName());
        command.addAll(List.of(parameters));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo(OPEN);
        return new HostProcess(process);
    }

    public static void main(String[] parameters) throws KitException, IOException {
        Map<String, String> given = new HashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        NlbHealthKit kit = new NlbHealthKit();
        kit.restore(ContractContext.open(kit, "probe", given));
        System.out.println(OPEN);
        if (System.in.read() >= 0) {
            kit.remove(ContractContext.open(kit, "probe", given));
            System.out.println(REMOVED);
        }
        System.exit(System.in.read() < 0 ? 0 : 1);
    }

    /** Takes the resource out of service there; blocks until it is. */
    void remove() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo(REMOVED);
    }

    /** {@code SIGKILL}, as at the end of a lease; blocks until the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

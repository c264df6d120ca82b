package io.genericark.kithost.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Units of the stand-in for systemd, beside the {@code systemctl} of a test's machine. */
record StandInUnits(Path directory) {

    /** With the stand-in itself. */
    static StandInUnits install(Machine machine) throws IOException {
        Path source = Path.of(String.valueOf(System.getProperty("ark.root", "..")))
                .resolve("runtime/src/test/resources/systemd/systemctl");
        Machine.executable(machine.directory().resolve("systemctl"), Files.readString(source));
        return new StandInUnits(machine.directory());
    }

    void unit(String name, String... lines) throws IOException {
        write("units", name, String.join("\n", lines) + "\n");
    }

    void mask(String name) throws IOException {
        write("units", name, "");
    }

    void enable(String name) throws IOException {
        write("enabled", name, "");
    }

    /** Its main process; 0 without one. */
    long mainPid(String name) throws IOException, InterruptedException {
        String shown = Machine.run(directory.resolve("systemctl").toString(), "show", "-p", "MainPID", "--", name);
        return Long.parseLong(shown.strip().substring("MainPID=".length()));
    }

    private void write(String kind, String name, String text) throws IOException {
        Path file = Files.createDirectories(directory.resolve(kind)).resolve(name);
        Files.writeString(file, text);
    }
}

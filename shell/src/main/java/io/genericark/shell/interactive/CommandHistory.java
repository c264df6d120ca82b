package io.genericark.shell.interactive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/** What was typed before, in a file that only its user may read; lines that give a secret are not kept. */
final class CommandHistory extends DefaultHistory {
    private static final Pattern SECRET =
            Pattern.compile("(?i)\\b[\\w.-]*(password|passwd|secret|token|credential|key)[\\w.-]*\\s*=");

    private final Optional<Path> file;

    private CommandHistory(Optional<Path> file) {
        this.file = file;
    }

    static CommandHistory inMemory() {
        return new CommandHistory(Optional.empty());
    }

    /** {@code ~/.ark/history}. */
    static CommandHistory ofUser(Map<String, String> environment) throws IOException {
        var home = environment.get("HOME");
        return home == null ? inMemory() : in(Path.of(home, ".ark"));
    }

    static CommandHistory in(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var file = directory.resolve("history");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return new CommandHistory(Optional.of(file));
    }

    void attachTo(LineReader reader) {
        file.ifPresent(f -> reader.setVariable(LineReader.HISTORY_FILE, f));
        super.attach(reader);
    }

    @Override
    public void attach(LineReader reader) {
        attachTo(reader);
    }

    @Override
    public void add(Instant time, String line) {
        if (!SECRET.matcher(line).find()) {
            super.add(time, line);
        }
    }

    @Override
    public void save() throws IOException {
        super.save();
        if (file.isPresent()) {
            Files.setPosixFilePermissions(file.get(), PosixFilePermissions.fromString("rw-------"));
        }
    }
}

package io.genericark.shell.command;

import io.genericark.authoring.template.KitTemplate;
import io.genericark.kithost.jar.JarKits;
import io.genericark.node.Version;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "new", description = "Writes a new kit that works at once; then change what is yours.")
final class KitNewCommand implements Callable<Integer> {
    private static final Path SCRIPTS = Path.of("scripts");

    private record Made(String kit, String language, List<String> files) {}

    private final Ark ark;

    @Parameters(paramLabel = "NAME", description = "letters, digits and '-'")
    private String name = "";

    @Option(names = "--lang", required = true, paramLabel = "LANGUAGE", description = "js, python, executable or java")
    private KitTemplate language = KitTemplate.JS;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "where; default: ./scripts when it is there and the kit is a script, else here")
    private @Nullable Path directory;

    KitNewCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var files = write().stream().map(Path::toString).toList();
        var made = new Made(name, language.name().toLowerCase(Locale.ROOT), files);
        ark.print(() -> String.join("\n", files) + "\n", () -> Json.document("ark.kit-new/1", made), () -> files);
        ark.tell("Next: " + next(files.getFirst()));
        return Exit.OK.code();
    }

    private List<Path> write() {
        try {
            var version = Version.TEXT.equals("development") ? JarKits.API_VERSION + "-SNAPSHOT" : Version.TEXT;
            return language.write(new KitTemplate.Names(name, version, JarKits.API_VERSION), where());
        } catch (FileAlreadyExistsException e) {
            throw new Trouble(
                    Exit.REFUSED,
                    e.getMessage()
                            + " is there already, so nothing was written. Next: choose another name, or --dir DIR");
        } catch (IllegalArgumentException e) {
            throw new Trouble(Exit.USAGE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Trouble(Exit.FAILED, "the kit could not be written: " + e.getMessage());
        }
    }

    private Path where() {
        if (directory != null) {
            return directory;
        }
        return language != KitTemplate.JAVA && Files.isDirectory(SCRIPTS) ? SCRIPTS : Path.of("");
    }

    private String next(String first) {
        return switch (language) {
            case JS, PYTHON -> "ark kit test " + first;
            case EXECUTABLE -> "ark kit test " + Path.of(first).getParent();
            case JAVA -> "mvn -f " + first + " package; then see README.md beside it";
        };
    }
}

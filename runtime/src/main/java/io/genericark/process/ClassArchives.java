package io.genericark.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The class-data archives of an installation: one for each kind of our JVMs, made when the program was built, so that a start
 * reads ready classes instead of making them from jars.
 *
 * <p>An archive is never needed. Without one, and with one that was made of another class path or of jars that have changed
 * since (size or time), the JVM reads the jars, and with these options it does so without a word.
 */
public final class ClassArchives {

    /** Where the launcher says that the program is. */
    private static final String PROGRAM = "ark.dist";

    /** Set to {@value #RECORD} in a JVM whose children shall be able to write an archive, where there is none yet. */
    private static final String MODE = "ark.class-archives";

    private static final String RECORD = "record";

    /** An archive that does not fit is no error: the jars are read. */
    private static final String SILENT = "-Xlog:cds*=off:stderr";

    private ClassArchives() {}

    /** The kinds of our JVMs. */
    public enum Role {
        AGENT,
        GUARD,
        KIT_HOST,
        SHELL,
        DEMO;

        /** The archive's place in an installation. */
        public Path file(Path program) {
            String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
            return program.resolve("cds").resolve(name + ".jsa");
        }
    }

    /**
     * The JVM options with which this JVM starts another one of the same installation; none when there is no archive. They
     * belong behind other {@code -Xlog} options.
     */
    public static List<String> options(Role role) {
        return options(role, System.getProperty(PROGRAM), System.getProperty(MODE));
    }

    /** As {@link #options(Role)}, for the installation that is there. */
    public static List<String> options(Role role, Path program) {
        return options(role, program.toString(), System.getProperty(MODE));
    }

    static List<String> options(Role role, @Nullable String program, @Nullable String mode) {
        if (program == null) {
            return List.of();
        }
        Path archive = role.file(Path.of(program));
        if (Files.isReadable(archive)) {
            return List.of("-XX:SharedArchiveFile=" + archive, SILENT);
        }
        return RECORD.equals(mode) ? List.of(recording(role, archive), "-D" + MODE + "=" + RECORD) : List.of();
    }

    /** An agent writes its archive when it ends, since the JVM may crash while many threads go on after it has; the others when asked. */
    private static String recording(Role role, Path archive) {
        return role == Role.AGENT ? "-XX:ArchiveClassesAtExit=" + archive : "-XX:+RecordDynamicDumpInfo";
    }
}

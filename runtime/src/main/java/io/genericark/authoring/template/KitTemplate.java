package io.genericark.authoring.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A kit that works at once, in one of the languages. */
public enum KitTemplate {
    /** One file of JavaScript. */
    JS(new Part("js/kit.js", "@NAME@.js", Mode.TEXT)),
    /** One file of Python. */
    PYTHON(new Part("python/kit.py", "@NAME@.py", Mode.TEXT)),
    /** A directory of executables. */
    EXECUTABLE(
            new Part("executable/kit.conf", "@NAME@/kit.conf", Mode.TEXT),
            new Part("executable/service.sh", "@NAME@/service.sh", Mode.TEXT),
            new Part("executable/restore", "@NAME@/restore", Mode.PROGRAM),
            new Part("executable/remove", "@NAME@/remove", Mode.PROGRAM),
            new Part("executable/quickCheck", "@NAME@/quickCheck", Mode.PROGRAM),
            new Part("executable/recover", "@NAME@/recover", Mode.PROGRAM)),
    /** A Maven project. */
    JAVA(
            new Part("java/pom.xml", "@NAME@/pom.xml", Mode.TEXT),
            new Part("java/README.md", "@NAME@/README.md", Mode.TEXT),
            new Part("java/Kit.java", "@NAME@/src/main/java/com/example/kit/@CLASS@.java", Mode.TEXT),
            new Part("java/KitTest.java", "@NAME@/src/test/java/com/example/kit/@CLASS@Test.java", Mode.TEXT));

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Part> parts;

    KitTemplate(Part... parts) {
        this.parts = List.of(parts);
    }

    private enum Mode {
        TEXT,
        PROGRAM
    }

    /** A resource and the file that it becomes. */
    private record Part(String resource, String file, Mode mode) {}

    /**
     * What the texts are filled with.
     *
     * @param name the kit's name: letters, digits and {@code -}, the first a letter
     * @param arkVersion of the artifact plugin-api
     * @param apiVersion that a jar is built for
     */
    public record Names(String name, String arkVersion, String apiVersion) {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException what is accepted
         */
        public Names {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "kit name '" + name + "' must be 1-63 letters, digits or '-', the first a letter");
            }
        }

        private String fill(String text) {
            String filled = text;
            for (var each : Map.of(
                            "@NAME@", name,
                            "@CLASS@", className(),
                            "@ARK_VERSION@", arkVersion,
                            "@API_VERSION@", apiVersion)
                    .entrySet()) {
                filled = filled.replace(each.getKey(), each.getValue());
            }
            return filled;
        }

        private String className() {
            String words = Arrays.stream(name.split("-+"))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining());
            return words.endsWith("Kit") ? words : words + "Kit";
        }
    }

    /**
     * Writes the files of a kit.
     *
     * @param directory below which; made when missing
     * @return what was written, in the order in which to read it
     * @throws FileAlreadyExistsException when the kit, or one of the same name in another language, is there; nothing was written
     */
    public List<Path> write(Names names, Path directory) throws IOException {
        for (String ending : List.of("", ".js", ".mjs", ".py")) {
            Path there = directory.resolve(names.name() + ending);
            if (Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(there.toString());
            }
        }
        List<Path> written = new ArrayList<>();
        for (Part part : parts) {
            Path file = directory.resolve(names.fill(part.file));
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, names.fill(resource(part.resource)));
            if (part.mode == Mode.PROGRAM) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            written.add(file);
        }
        return written;
    }

    private static String resource(String name) throws IOException {
        try (var in = KitTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the text " + name + " is missing in this installation");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

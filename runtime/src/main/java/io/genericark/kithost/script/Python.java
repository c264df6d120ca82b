package io.genericark.kithost.script;

import io.genericark.api.KitException;
import io.genericark.kithost.protocol.KitAction;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which Python runs the Python files. */
public enum Python {
    /** GraalPy when its jars are there, else the system's. */
    AUTO,
    /** GraalPy, inside the kit-host: contained, and ready when it is called. */
    GRAALPY,
    /** The {@code python3} on the PATH, in a process of its own for each call. */
    SYSTEM;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String GRAALPY_CLASS = "com/oracle/graal/python/PythonLanguage.class";

    /** The names of all functions that a kit may have, as JSON. */
    static final String FUNCTION_NAMES = JSON.writeValueAsString(
            ScriptKit.FUNCTIONS.stream().map(KitAction::word).toList());

    /**
     * Whether it is GraalPy.
     *
     * @throws IllegalArgumentException when that is wanted and not there, and what to do
     */
    boolean isGraalPy() {
        boolean there = ClassLoader.getSystemResource(GRAALPY_CLASS) != null;
        return switch (this) {
            case AUTO -> there;
            case SYSTEM -> false;
            case GRAALPY -> {
                if (!there) {
                    throw new IllegalArgumentException("ark.kits.python is graalpy, and lib has no"
                            + " python-language-*.jar; put GraalPy's jars there, or set it to system");
                }
                yield true;
            }
        };
    }

    /**
     * The system's interpreter.
     *
     * @throws IllegalArgumentException when there is none, and what to do
     */
    static Path interpreter() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "python3"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no python3 on the PATH to run this file with;"
                        + " install it, or put GraalPy's jars into lib"));
    }

    /**
     * What prelude.py answered, unless that is an error.
     *
     * @throws KitException that error
     */
    static String withoutError(String answer) throws KitException {
        JsonNode error = JSON.readTree(answer).path("error");
        if (error.isObject()) {
            throw new KitException(
                    KitException.Kind.valueOf(error.path("kind").asString()),
                    error.path("message").asString(),
                    error.path("place").asString(),
                    "");
        }
        return answer;
    }
}

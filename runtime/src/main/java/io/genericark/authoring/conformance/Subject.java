package io.genericark.authoring.conformance;

import io.genericark.kithost.script.Python;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is tried.
 *
 * @param kit the kit's name, with or without the ending of its file
 * @param id what the resource stands for; the tag when empty
 * @param parameters as a resource would give them
 * @param scripts directory of script kits; need not exist
 * @param plugins directory of kit jars; need not exist
 * @param secrets directory of secrets; need not exist
 * @param breaking a command that makes the resource fail from outside; empty when processes shall be killed
 * @param pidFile holds the pid of the service's first process
 * @param python what runs a Python file
 */
public record Subject(
        String kit,
        String id,
        SortedMap<String, String> parameters,
        Path scripts,
        Path plugins,
        Path secrets,
        List<String> breaking,
        Optional<Path> pidFile,
        Python python) {

    /** Copies. */
    public Subject {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        breaking = List.copyOf(breaking);
    }

    /** A resource whose processes are found by their mark. */
    public static Subject of(String kit, Map<String, String> parameters, Path scripts, Path plugins) {
        return new Subject(
                kit,
                "",
                new TreeMap<>(parameters),
                scripts,
                plugins,
                scripts.resolveSibling("secrets"),
                List.of(),
                Optional.empty(),
                Python.AUTO);
    }
}

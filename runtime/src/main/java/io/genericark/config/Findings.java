package io.genericark.config;

import com.typesafe.config.ConfigOrigin;
import io.genericark.config.ConfigProblem.Weight;
import java.util.ArrayList;
import java.util.List;

/** Collects problems while a configuration is read. */
final class Findings {
    private final List<ConfigProblem> problems = new ArrayList<>();

    void error(String where, String what, String why, String next) {
        problems.add(new ConfigProblem(Weight.ERROR, where, what, why, next));
    }

    void warning(String where, String what, String why, String next) {
        problems.add(new ConfigProblem(Weight.WARNING, where, what, why, next));
    }

    long errors() {
        return problems.stream()
                .filter(problem -> problem.weight() == Weight.ERROR)
                .count();
    }

    List<ConfigProblem> all() {
        return List.copyOf(problems);
    }

    /** File and line where there is one. */
    static String where(ConfigOrigin origin) {
        String file = origin.filename();
        if (file != null && origin.lineNumber() > 0) {
            return file + ":" + origin.lineNumber();
        }
        return origin.resource() == null
                ? origin.description()
                : "default of " + origin.resource() + ":" + origin.lineNumber();
    }
}

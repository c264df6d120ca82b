package io.genericark.config;

import io.genericark.config.ConfigProblem.Weight;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that no node starts with; the message names everything that is wrong with it. */
public final class ConfigRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<ConfigProblem> problems;

    ConfigRefusedException(String file, List<ConfigProblem> problems) {
        super(message(file, problems));
        this.problems = List.copyOf(problems);
    }

    /** Errors and warnings, in the order of the check. */
    public List<ConfigProblem> problems() {
        return problems;
    }

    private static String message(String file, List<ConfigProblem> problems) {
        long errors = problems.stream()
                .filter(problem -> problem.weight() == Weight.ERROR)
                .count();
        return "The configuration " + file + " is refused: " + errors + (errors == 1 ? " error" : " errors") + "\n"
                + problems.stream().map(ConfigProblem::text).collect(Collectors.joining("\n"));
    }
}

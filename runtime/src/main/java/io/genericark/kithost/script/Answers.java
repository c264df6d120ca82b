package io.genericark.kithost.script;

import io.genericark.api.KitException;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads what the optional functions of a script return. Pure. */
final class Answers {

    private Answers() {}

    /** A list of texts, or of objects with target, change and why. */
    static Plannable.Plan plan(JsonNode answer) throws KitException {
        List<Plannable.Step> steps = new ArrayList<>();
        for (JsonNode step : list("plan", answer)) {
            if (step.isString()) {
                steps.add(new Plannable.Step(step.asString(), "", ""));
            } else if (step.isObject() && step.hasNonNull("target")) {
                steps.add(new Plannable.Step(
                        step.path("target").asString(""),
                        step.path("change").asString(""),
                        step.path("why").asString("")));
            } else {
                throw odd("plan", step, "a text or {target, change, why}");
            }
        }
        return new Plannable.Plan(steps, List.of());
    }

    /** A list of objects with severity, what, why and next. */
    static List<Preflight.Finding> findings(JsonNode answer) throws KitException {
        List<Preflight.Finding> findings = new ArrayList<>();
        for (JsonNode finding : list("preflight", answer)) {
            findings.add(new Preflight.Finding(
                    severity(finding),
                    finding.path("what").asString(""),
                    finding.path("why").asString(""),
                    finding.path("next").asString("")));
        }
        return findings;
    }

    private static Preflight.Severity severity(JsonNode finding) throws KitException {
        String word = finding.path("severity").asString("").toUpperCase(Locale.ROOT);
        return Arrays.stream(Preflight.Severity.values())
                .filter(severity -> severity.name().equals(word) && finding.hasNonNull("what"))
                .findFirst()
                .orElseThrow(() -> odd(
                        "preflight", finding, "{severity: 'ok' | 'unknown' | 'warning' | 'error', what, why, next}"));
    }

    private static JsonNode list(String function, JsonNode answer) throws KitException {
        if (!answer.isArray()) {
            throw odd(function, answer, "a list");
        }
        return answer;
    }

    private static KitException odd(String function, JsonNode what, String wanted) {
        return new KitException(
                KitException.Kind.BROKEN,
                function + " gave no answer that can be read",
                (what.isMissingNode() ? "nothing" : what.toString()) + " is not " + wanted,
                "");
    }
}

package io.genericark.authoring.lint;

import io.genericark.api.Ability;
import io.genericark.api.KitDescriptor;
import io.genericark.api.ParameterSpec;
import io.genericark.kithost.protocol.KitInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a kit that can be loaded says of itself, and leaves out. */
final class Loaded {

    private static final Duration LEAST = Duration.ofSeconds(1);

    private Loaded() {}

    static List<Finding> findings(KitInfo kit) {
        Path source = Path.of(kit.source());
        Path text = Files.isDirectory(source) ? source.resolve("kit.conf") : source;
        String file = Files.exists(text) ? text.toString() : kit.source();
        List<String> lines = lines(text);
        List<Finding> findings = new ArrayList<>();
        KitDescriptor said = kit.descriptor();
        if (said.summary().isBlank()) {
            findings.add(
                    Finding.warning(file, 0, "the kit has no summary", "say in one sentence what it puts in service"));
        }
        if (said.version().isBlank() || said.version().equals("0")) {
            findings.add(Finding.info(file, 0, "the kit has no version", "give it one: people ask which one runs"));
        }
        for (ParameterSpec parameter : said.parameters()) {
            if (parameter.help().isBlank()) {
                findings.add(Finding.warning(
                        file,
                        line(lines, parameter.name()),
                        "parameter " + parameter.name() + " has no help",
                        "say what it does, and its unit"));
            }
        }
        timeouts(said).forEach((action, timeout) -> {
            if (timeout.compareTo(LEAST) < 0) {
                findings.add(Finding.warning(
                        file,
                        line(lines, action),
                        action + " may take " + timeout.toMillis() + " ms, which a busy machine exceeds",
                        "give it a second at least"));
            }
        });
        findings.addAll(abilities(kit));
        return findings;
    }

    private static List<Finding> abilities(KitInfo kit) {
        List<Finding> findings = new ArrayList<>();
        if (!kit.abilities().contains(Ability.QUICK_CHECK)) {
            findings.add(Finding.warning(
                    kit.source(),
                    0,
                    "there is no quickCheck, so nothing is monitored",
                    "add one that looks at the service"));
        }
        if (!kit.abilities().contains(Ability.RECOVER)) {
            findings.add(Finding.info(
                    kit.source(),
                    0,
                    "there is no recover, so a failure goes straight to failover",
                    "add one if the service can be repaired on its node"));
        }
        return findings;
    }

    private static Map<String, Duration> timeouts(KitDescriptor said) {
        Map<String, Duration> timeouts = new LinkedHashMap<>();
        timeouts.put("restore", said.timeouts().restore());
        timeouts.put("remove", said.timeouts().remove());
        timeouts.put("quickCheck", said.timeouts().quickCheck());
        timeouts.put("recover", said.timeouts().recover());
        return timeouts;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException notText) {
            return List.of();
        }
    }

    /** The first line that declares the name; 0 when there is none. */
    private static int line(List<String> lines, String name) {
        var declared = Pattern.compile("['\"]?\\b" + Pattern.quote(name) + "\\b['\"]?\\s*[:={]");
        for (int i = 0; i < lines.size(); i++) {
            if (declared.matcher(lines.get(i)).find()) {
                return i + 1;
            }
        }
        return 0;
    }
}

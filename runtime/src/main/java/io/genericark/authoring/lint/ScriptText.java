package io.genericark.authoring.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The lines of a script, whatever its language. */
final class ScriptText {

    private static final List<String> FUNCTIONS =
            List.of("restore", "remove", "quickCheck", "recover", "deepCheck", "plan", "preflight");
    private static final Pattern FUNCTION =
            Pattern.compile("^\\s*(?:export\\s+)?(?:async\\s+)?(?:function|def)\\s+(\\w+)\\s*\\(");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(#|//|\\*|/\\*)");

    /** A fixed name, written to: not {@code mktemp}, and not a name with a random part. */
    private static final Pattern WRITES_TO_TMP =
            Pattern.compile("(?:>\\s*[\"']?|(?:writeFile|write_file)\\(\\s*[`\"'])(/tmp/[^\\s\"'`,;)]+)");

    private ScriptText() {}

    static List<Finding> findings(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException notText) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        boolean python = file.toString().endsWith(".py");
        for (int i = 0; i < lines.size(); i++) {
            if (!COMMENT.matcher(lines.get(i)).find()) {
                findings.addAll(line(file, i + 1, lines.get(i), python));
            }
        }
        return findings;
    }

    private static List<Finding> line(Path file, int number, String line, boolean python) {
        List<Finding> findings = new ArrayList<>();
        var writes = WRITES_TO_TMP.matcher(line);
        if (writes.find()) {
            findings.add(Finding.warning(
                    file.toString(),
                    number,
                    "writes to " + writes.group(1) + ": any user of this machine can put a link there",
                    "use a directory that only the kit may write, named by a parameter"));
        }
        var function = FUNCTION.matcher(line);
        if (function.find()) {
            String name = String.valueOf(function.group(1));
            FUNCTIONS.stream()
                    .filter(known -> plain(known).equals(plain(name)) && !accepted(known, name, python))
                    .forEach(known -> findings.add(Finding.error(
                            file.toString(),
                            number,
                            "function " + name + " is never called",
                            "rename it to " + known)));
        }
        return findings;
    }

    /** Python may also write {@code quick_check}. */
    private static boolean accepted(String known, String name, boolean python) {
        return known.equals(name)
                || (python && name.equals(known.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}

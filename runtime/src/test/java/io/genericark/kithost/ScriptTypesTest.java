package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.RefusedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of ctx in types and docs is what scripts are given, and the samples keep to it. */
class ScriptTypesTest {

    private static final Path SCRIPTS =
            Path.of(Objects.requireNonNullElse(System.getProperty("ark.root"), ".."), "scripts");
    private static final Pattern TYPESCRIPT_MEMBER = Pattern.compile("(?m)^    (?:readonly )?(\\w+)[(:<]");
    private static final Pattern PYTHON_MEMBER = Pattern.compile("(?m)^    (?:def )?(\\w+)[(:]");
    private static final Pattern DOCUMENTED = Pattern.compile("`(\\w+)[^`]*`");

    @TempDir
    private Path directory;

    private Set<String> documented = Set.of();

    @BeforeEach
    void readDocs() throws IOException {
        documented = new TreeSet<>(column(1));
    }

    /** The names in a column of the table of ctx. */
    private static List<String> column(int number) throws IOException {
        String readme = Files.readString(SCRIPTS.resolve("README.md"));
        return readme.lines()
                .dropWhile(line -> !line.startsWith("| JavaScript | Python |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(row -> row.split("(?<!\\\\)\\|", -1)[number])
                .flatMap(cell -> DOCUMENTED.matcher(cell).results())
                .map(ScriptTypesTest::name)
                .toList();
    }

    private static String name(MatchResult result) {
        return String.valueOf(result.group(1));
    }

    private static Set<String> members(String file, String beginning, String end, Pattern member) throws IOException {
        String text = Files.readString(SCRIPTS.resolve("types").resolve(file));
        String block = text.substring(text.indexOf(beginning) + beginning.length());
        int length = block.indexOf(end);
        return member.matcher(length < 0 ? block : block.substring(0, length))
                .results()
                .map(ScriptTypesTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String answer(String file, String source) throws IOException {
        new ScriptFiles(directory).file(file, source);
        try (HostUnderTest host = new HostUnderTest(directory)) {
            FromHost.Finished finished = host.run(file, RESTORE, "types");
            assertThat(host.ready().refused()).extracting(RefusedFile::reason).isEmpty();
            return finished.warning();
        }
    }

    @Test
    void javaScriptIsGivenWhatItsTypesAndDocsSay() throws IOException {
        String given = answer("names.mjs", """
                export const restore = (ctx) => ctx.warn(Object.keys(ctx).join(' ')), remove = () => {};
                """);

        assertThat(new TreeSet<>(List.of(given.split(" "))))
                .isEqualTo(members("ark.d.ts", "interface Context {", "\n  }", TYPESCRIPT_MEMBER))
                .isEqualTo(documented);
    }

    @Test
    void pythonIsGivenWhatItsTypesAndDocsSay() throws IOException {
        String given = answer("names.py", """
                def restore(ctx):
                    ctx.warn(' '.join(name for name in dir(ctx) if not name.startswith('_')))
                def remove(ctx): pass
                """);

        assertThat(new TreeSet<>(List.of(given.split(" "))))
                .isEqualTo(members("ark.pyi", "class Context:", "\n\n\nclass", PYTHON_MEMBER))
                .isEqualTo(new TreeSet<>(column(2)));
        assertThat(new TreeSet<>(column(2)))
                .isEqualTo(
                        documented.stream().map(ScriptTypesTest::snake).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String snake(String name) {
        return name.equals("KitError")
                ? name
                : Pattern.compile("[A-Z]")
                        .matcher(name)
                        .replaceAll((MatchResult letter) -> "_" + letter.group().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void theSamplesInJavaScriptKeepToTheTypes() throws Exception {
        requireProgram("tsc");
        copy("types/ark.d.ts", "jsconfig.json");
        for (Path sample : samples("m?js")) {
            String text = Files.readString(sample);
            String name = String.valueOf(sample.getFileName()).replaceFirst("\\.js$", ".mjs");
            Files.writeString(directory.resolve(name), typed(text));
            if (text.contains("\nexport ")) {
                Files.writeString(directory.resolve("check-" + name), """
                        import * as sample from './%s';
                        /** @type {ark.Module} */
                        export const module = sample;
                        """.formatted(name));
            }
        }

        assertThat(output("tsc", "-p", "jsconfig.json")).isEmpty();

        Files.writeString(
                directory.resolve("wrong.mjs"),
                "export function f(/** @type {ark.Context} */ ctx) { ctx.exce(['x']); }");
        assertThat(output("tsc", "-p", "jsconfig.json")).contains("wrong.mjs", "exce");
    }

    /** A sample as its author would annotate it; what checks return stays open, as they may ask each other. */
    private static String typed(String sample) {
        return sample.replaceAll("([(,]\\s*)ctx(\\s*[,)])", "$1/** @type {ark.Context} */ ctx$2")
                .replaceAll("(?m)^(export )?function (quickCheck|deepCheck)\\b", "/** @returns {any} */\n$0")
                .replaceAll(
                        "(?m)^export (?:function|const) (plan|preflight)\\b",
                        "/** @type {NonNullable<ark.Module['$1']>} */\n$0")
                .replaceAll("(?m)^(export )?const kit =", "/** @type {ark.Kit} */\n$0");
    }

    @Test
    void theSamplesInPythonKeepToTheTypes() throws Exception {
        requireProgram("mypy");
        copy("types/ark.pyi");
        List<String> mypy = List.of("env", "MYPYPATH=types", "mypy", "--check-untyped-defs", "--no-strict-optional");
        for (Path sample : samples("py")) {
            String typed = "import ark\n"
                    + Files.readString(sample)
                            .replaceAll("(def \\w+\\((?:self, )?)ctx([,)])", "$1ctx: \"ark.Context\"$2")
                            .replaceAll("(?m)^kit = ", "kit: \"ark.Kit\" = ");
            Path copy = Files.writeString(directory.resolve(String.valueOf(sample.getFileName())), typed);
            assertThat(output(Stream.concat(mypy.stream(), Stream.of(copy.toString()))
                            .toArray(String[]::new)))
                    .contains("Success");
        }

        Path wrong = Files.writeString(
                directory.resolve("wrong.py"), "import ark\ndef f(ctx: \"ark.Context\"):\n    ctx.exce(['x'])\n");
        assertThat(output(Stream.concat(mypy.stream(), Stream.of(wrong.toString()))
                        .toArray(String[]::new)))
                .contains("wrong.py:3", "exce");
    }

    private void copy(String... files) throws IOException {
        for (String file : files) {
            Path target = directory.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(SCRIPTS.resolve(file), target);
        }
    }

    private static List<Path> samples(String ending) throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().matches(".*\\." + ending))
                    .sorted()
                    .toList();
        }
    }

    private static void requireProgram(String name) {
        boolean there = Arrays.stream(String.valueOf(System.getenv("PATH")).split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, name)));
        if ("1".equals(System.getenv("ARK_REQUIRE_SERVICES"))) {
            assertThat(there).as("%s is on the PATH", name).isTrue();
        }
        assumeTrue(there, name + " is not installed");
    }

    private String output(String... command) throws Exception {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}

package io.genericark.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.Command.Switchover;
import io.genericark.shell.rehearsal.Rehearsal;
import io.genericark.shell.rehearsal.Simulations;
import io.genericark.shell.render.Branches;
import io.genericark.shell.render.DoctorText;
import io.genericark.shell.render.EventText;
import io.genericark.shell.render.FindingsText;
import io.genericark.shell.render.KitText;
import io.genericark.shell.render.Page;
import io.genericark.shell.render.Paint;
import io.genericark.shell.render.PlacesText;
import io.genericark.shell.render.PlanText;
import io.genericark.shell.render.PluginText;
import io.genericark.shell.render.QuorumText;
import io.genericark.shell.render.StatusText;
import io.genericark.shell.render.TreeText;
import io.genericark.shell.render.WhyText;
import io.genericark.shell.view.KitProblems;
import io.genericark.shell.view.KitRow;
import io.genericark.shell.view.Look;
import io.genericark.shell.view.QuorumView;
import io.genericark.shell.view.StatusView;
import io.genericark.shell.view.WhyView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each view looks as its golden file says, on narrow and wide terminals, with and without colour and lines. {@code
 * -Dark.regenerate=true} writes the files anew: read the difference before you commit it.
 */
class GoldenTest {
    private static final Path FILES = Path.of(
            Objects.requireNonNullElse(System.getProperty("ark.root"), ".."),
            "shell",
            "src",
            "test",
            "resources",
            "golden");
    private static final String ESCAPE = "\u001b";

    /** A terminal that views are shown on. */
    private record Screen(String name, Page page) {}

    private static final Screen NARROW = new Screen("80 columns", new Page(80, Paint.NONE, Branches.ASCII));
    private static final Screen WIDE = new Screen("120 columns", new Page(120, Paint.NONE, Branches.ASCII));
    private static final Screen COLOUR =
            new Screen("80 columns, colour and lines", new Page(80, Paint.ANSI, Branches.LINES));

    private record View(String name, List<Scene> scenes, List<Screen> screens, BiFunction<Look, Page, String> text) {}

    private static final List<View> VIEWS = List.of(
            new View("status", Scene.all(), List.of(NARROW, WIDE, COLOUR), GoldenTest::status),
            new View(
                    "node-list",
                    List.of(Scene.NODE_LOST, Scene.NO_QUORUM),
                    List.of(NARROW, WIDE),
                    (look, page) -> new StatusText(StatusView.of(look), page).nodes()),
            new View(
                    "resource-list",
                    List.of(Scene.NODE_LOST),
                    List.of(NARROW, WIDE),
                    (look, page) -> new StatusText(StatusView.of(look), page).resources()),
            new View(
                    "resource-tree",
                    List.of(Scene.NODE_LOST),
                    List.of(NARROW, COLOUR),
                    (look, page) -> TreeText.of(StatusView.of(look).resources(), page)),
            new View(
                    "kits",
                    List.of(Scene.IN_SERVICE, Scene.KITS_DIFFER),
                    List.of(NARROW, WIDE, COLOUR),
                    (look, page) -> KitText.nodes(KitRow.all(look), KitProblems.of(look), page)),
            new View("places", List.of(Scene.NODE_LOST), List.of(NARROW, WIDE), GoldenTest::places),
            new View(
                    "events",
                    List.of(Scene.NODE_LOST, Scene.NOWHERE),
                    List.of(NARROW, WIDE, COLOUR),
                    GoldenTest::events),
            new View(
                    "why",
                    List.of(Scene.NODE_LOST, Scene.NOWHERE, Scene.KITS_DIFFER),
                    List.of(NARROW, WIDE),
                    GoldenTest::why),
            new View("plan", List.of(Scene.IN_SERVICE), List.of(NARROW, WIDE), GoldenTest::plans),
            new View(
                    "preflight",
                    List.of(Scene.FRESH),
                    List.of(NARROW, WIDE, COLOUR),
                    (look, page) -> FindingsText.of(Samples.FINDINGS, page)),
            new View(
                    "doctor",
                    List.of(Scene.FRESH),
                    List.of(NARROW, WIDE, COLOUR),
                    (look, page) -> DoctorText.of(Scene.B, Samples.EXAMINED.examinations(), page)),
            new View(
                    "quorum",
                    List.of(Scene.IN_SERVICE, Scene.NO_QUORUM),
                    List.of(NARROW),
                    (look, page) -> QuorumText.of(Scene.B, QuorumView.of(look))),
            new View(
                    "kit-test",
                    List.of(Scene.FRESH),
                    List.of(NARROW, WIDE, COLOUR),
                    (look, page) -> KitSamples.tested(page)),
            new View(
                    "kit-lint",
                    List.of(Scene.FRESH),
                    List.of(NARROW, WIDE, COLOUR),
                    (look, page) -> KitSamples.linted(page)),
            new View(
                    "plugin-list",
                    List.of(Scene.FRESH),
                    List.of(NARROW, WIDE, COLOUR),
                    (look, page) -> PluginText.list(KitSamples.PLUGINS, page)));

    @TestFactory
    Stream<DynamicTest> everyViewLooksAsItsFileSays() {
        return VIEWS.stream().map(v -> DynamicTest.dynamicTest(v.name(), () -> looksAsItsFileSays(v)));
    }

    @TestFactory
    Stream<DynamicTest> noLineIsLongerThanTheTerminal() {
        return VIEWS.stream()
                .map(v -> DynamicTest.dynamicTest(v.name(), () -> sections(v).forEach(GoldenTest::fits)));
    }

    @TestFactory
    Stream<DynamicTest> withoutLinesEverythingIsAscii() {
        return VIEWS.stream()
                .map(v -> DynamicTest.dynamicTest(
                        v.name(),
                        () -> sections(v)
                                .filter(s -> !s.screen().equals(COLOUR))
                                .forEach(s -> assertThat(s.text()).matches("[\\x20-\\x7e\\n]*"))));
    }

    private static void looksAsItsFileSays(View view) throws IOException {
        var file = FILES.resolve(view.name() + ".txt");
        var actual = sections(view).map(Section::toString).collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("ark.regenerate")) {
            Files.createDirectories(FILES);
            Files.writeString(file, actual);
        }
        assertThat(file)
                .as("the view has changed; if the new one is right: mvn test -Dark.regenerate=true")
                .hasContent(actual);
    }

    private static void fits(Section section) {
        assertThat(section.text().lines())
                .as(section.title())
                .allSatisfy(l -> assertThat(l.replaceAll(ESCAPE + "\\[[\\d;]*m", ""))
                        .hasSizeLessThanOrEqualTo(section.screen().page().width()));
    }

    private record Section(Scene scene, Screen screen, String text) {
        String title() {
            return scene.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + screen.name();
        }

        @Override
        public String toString() {
            return "== " + title() + "\n" + text.replace(ESCAPE, "^");
        }
    }

    private static Stream<Section> sections(View view) {
        return view.scenes().stream()
                .flatMap(scene -> view.screens().stream()
                        .map(screen -> new Section(scene, screen, view.text().apply(scene.look(), screen.page()))));
    }

    private static String status(Look look, Page page) {
        return new StatusText(StatusView.of(look), page).text();
    }

    private static String places(Look look, Page page) {
        var places = new PlacesText(look, page);
        return places.byNode() + "\n" + places.byResource();
    }

    private static String events(Look look, Page page) {
        var text = new EventText(page, ZoneOffset.UTC);
        return look.state().events().stream().map(text::line).collect(Collectors.joining());
    }

    private static String why(Look look, Page page) {
        var ofNode = WhyText.of(WhyView.ofNode(look, Scene.A), page, ZoneOffset.UTC);
        return look.state().resources().isEmpty()
                ? ofNode
                : ofNode + "\n" + WhyText.of(WhyView.ofResource(look, Scene.WEB), page, ZoneOffset.UTC);
    }

    private static String plans(Look look, Page page) {
        var state = look.state();
        var move = new Rehearsal(state, look.nowMillis())
                .submit(new Switchover(Scene.WEB, Scene.B, ""))
                .carryOut()
                .steps();
        return PlanText.of(move, page) + "\n" + PlanText.of(Simulations.lose(state, Scene.A, look.nowMillis()), page);
    }
}

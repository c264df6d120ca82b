package io.genericark.kithost;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.Ability;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A jar that was compiled against plugin-api 0.1.0 and is kept as it is ({@code earlier-kit.jar}, its source beside it): each
 * later minor version loads it and runs all that it can do. It uses every part of the API; a test that fails here means that
 * the jars of vendors break.
 */
class EarlierKitTest {

    @TempDir
    private Path directory;

    @Test
    void aKitThatWasCompiledAgainstAnEarlierApiKeepsWorking() throws Exception {
        var plugins = Files.createDirectories(directory.resolve("plugins"));
        try (var jar = Objects.requireNonNull(EarlierKitTest.class.getResourceAsStream("earlier-kit.jar"))) {
            Files.copy(jar, plugins.resolve("earlier-kit.jar"));
        }
        try (var host = new HostUnderTest(directory)) {
            assertThat(host.ready().refused()).isEmpty();
            assertThat(host.ready().kits())
                    .singleElement()
                    .satisfies(kit -> assertThat(kit.abilities())
                            .containsExactlyInAnyOrder(
                                    Ability.QUICK_CHECK,
                                    Ability.RECOVER,
                                    Ability.PLAN,
                                    Ability.PREFLIGHT,
                                    Ability.DEEP_CHECK,
                                    Ability.TRACE));

            assertThat(run(host, KitAction.RESTORE).warning()).isEqualTo("loud");
            assertThat(directory.resolve("file")).hasContent("e e node-a 1 3 250 safe [x, y] true true");
            assertThat(run(host, KitAction.QUICK_CHECK).outcome()).isEqualTo(Outcome.HEALTHY);
            assertThat(run(host, KitAction.DEEP_CHECK).warning()).isEqualTo("deep");
            assertThat(run(host, KitAction.PLAN).plan().orElseThrow().remarks()).containsExactly("a remark");
            assertThat(run(host, KitAction.PREFLIGHT).findings()).hasSize(1);
            assertThat(run(host, KitAction.TRACE).traces()).hasSize(1);
            assertThat(host.letGo().read()).containsKey("e");
            assertThat(run(host, KitAction.REMOVE).outcome()).isEqualTo(Outcome.OK);
            assertThat(run(host, KitAction.QUICK_CHECK).reason()).isEqualTo("no file");
            assertThat(run(host, KitAction.RECOVER).outcome()).isEqualTo(Outcome.OK);
        }
    }

    private FromHost.Finished run(HostUnderTest host, KitAction action) {
        return host.run(
                "earlier",
                action,
                "e",
                Map.of(
                        "file", directory.resolve("file").toString(),
                        "count", "3",
                        "wait", "250ms",
                        "mode", "safe",
                        "words", "x,y",
                        "loud", "true"),
                1,
                30_000);
    }
}

package io.genericark.route53;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.route53.Tunables.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunablesTest {

    private static final Tunables DEFAULTS = new Tunables(10, tries(2, 3), tries(20, 5), tries(2, 4), List.of());

    @TempDir
    private Path directory = Path.of("");

    @Test
    @DisplayName("without a file LifeKeeper's defaults are in force")
    void defaults() {
        assertThat(Tunables.read(directory.resolve("absent"))).isEqualTo(DEFAULTS);
    }

    @Test
    @DisplayName("the file is read as a shell writes it; other lines do not matter")
    void file() throws IOException {
        Path file = Files.writeString(directory.resolve("tunables"), """
                # LifeKeeper
                LK_OTHER=1
                ROUTE53_TTL=30
                export ROUTE53_RECORD_INTERVAL="1"
                ROUTE53_RECORD_TRY_COUNT='7' # more often
                ROUTE53_CHANGEID_INTERVAL=5
                ROUTE53_CHANGEID_TRY_COUNT=6
                ROUTE53_RECORDCHECK_INTERVAL=3
                ROUTE53_RECORDCHECK_TRY_COUNT=2
                """);
        assertThat(Tunables.read(file)).isEqualTo(new Tunables(30, tries(1, 7), tries(5, 6), tries(3, 2), List.of()));
    }

    @Test
    @DisplayName("what is not legible is told, and the default is in force instead")
    void illegible() throws IOException {
        Path file = Files.writeString(directory.resolve("tunables"), """
                ROUTE53_TTL=ten
                ROUTE53_RECORD_TRY_COUNT=0
                ROUTE53_CHANGEID_INTERVAL=3601
                """);
        Tunables tunables = Tunables.read(file);
        assertThat(tunables.problems())
                .hasSize(3)
                .anyMatch(problem ->
                        problem.startsWith("ROUTE53_TTL=ten in " + file) && problem.contains("10 is in force"));
        assertThat(tunables).isEqualTo(new Tunables(10, tries(2, 3), tries(20, 5), tries(2, 4), tunables.problems()));
    }

    @Test
    @DisplayName("a file that cannot be read is told, and defaults are in force")
    void unreadable() {
        assertThat(Tunables.read(directory).problems())
                .singleElement()
                .asString()
                .contains("was not read");
    }

    private static Tries tries(int seconds, int count) {
        return new Tries(Duration.ofSeconds(seconds), count);
    }
}

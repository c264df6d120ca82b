package io.genericark.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKitsTest {

    @Test
    void jarsAreLookedForWhereThereAreSomeAndNotAmongTheSourcesOfACheckout(@TempDir Path directory) throws IOException {
        Path checkout = Files.createDirectories(directory.resolve("checkout/plugins"));
        Files.createDirectory(checkout.resolve("ip-address"));
        Path built = Files.createDirectories(directory.resolve("dist/plugins"));
        assertThat(LocalKits.archivesFirst(List.of(checkout, built))).containsExactly(checkout, built);
        Files.createFile(built.resolve("ip-address.jar"));
        assertThat(LocalKits.archivesFirst(List.of(checkout, built))).containsExactly(built, checkout);
    }

    @Test
    void aDirectoryThatIsNotThereHoldsNone(@TempDir Path directory) {
        Path missing = directory.resolve("missing");
        assertThat(LocalKits.archivesFirst(List.of(missing))).containsExactly(missing);
    }
}

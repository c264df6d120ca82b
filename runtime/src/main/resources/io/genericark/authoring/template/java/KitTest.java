package com.example.kit;

import io.genericark.api.ContractContext;
import io.genericark.api.RecoveryKit;
import io.genericark.api.RecoveryKitContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The kit keeps what every kit promises; tests of its own follow below. */
class @CLASS@Test extends RecoveryKitContract {

    private final RecoveryKit kit = new @CLASS@();

    @TempDir
    private Path directory;

    @Override
    protected RecoveryKit kit() {
        return kit;
    }

    @Override
    protected ContractContext resource() throws Exception {
        return ContractContext.open(kit, "web", Map.of("file", file().toString()));
    }

    @Override
    protected void breakResource() throws IOException {
        Files.delete(file());
    }

    private Path file() {
        return directory.resolve("in-service");
    }
}

package io.genericark.kithost.script;

import io.genericark.api.ContractContext;
import io.genericark.api.FreePort;
import io.genericark.api.RecoveryKit;
import io.genericark.api.RecoveryKitContract;
import io.genericark.kithost.child.Children;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract for a kit of the scripts directory; broken by killing its processes. Each test has a directory and a port. */
abstract class SampleKitContract extends RecoveryKitContract {

    private static final Map<Python, Map<String, RecoveryKit>> KITS = new HashMap<>();

    private final String tag = "contract-" + UUID.randomUUID();
    private final RecoveryKit kit;
    private final Map<String, String> parameters = new HashMap<>();

    /** Takes the kit of this name. */
    SampleKitContract(String name) {
        this(name, Python.SYSTEM); // it starts at once, and the kit is not in Python
    }

    /** Takes the kit of this name, run by this Python if it is in Python. */
    SampleKitContract(String name, Python python) {
        RecoveryKit wanted =
                KITS.computeIfAbsent(python, SampleKitContract::all).get(name);
        if (wanted == null) {
            throw new IllegalStateException("no kit " + name);
        }
        this.kit = wanted;
    }

    private static Map<String, RecoveryKit> all(Python python) {
        Path scripts =
                Path.of(String.valueOf(System.getProperty("ark.root", ".."))).resolve("scripts");
        String run = "contract-" + UUID.randomUUID();
        Path output = Path.of(String.valueOf(System.getProperty("java.io.tmpdir")), run);
        Map<String, RecoveryKit> found = new HashMap<>();
        new ScriptKits(scripts, new Children(output, new Mark("ARK_RUN", run)), python, output.resolve("copies"))
                .load(each -> found.put(each.kit().descriptor().name(), each.kit()), refused -> {});
        return found;
    }

    @BeforeEach
    final void chooseParameters(@TempDir Path directory) throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        parameters.putAll(parameters(directory, FreePort.next()));
    }

    /**
     * What the kit needs, after it was put in place.
     *
     * @param directory an empty one, that other users may enter
     * @param port a free one on loopback
     */
    abstract Map<String, String> parameters(Path directory, int port) throws Exception;

    @Override
    protected RecoveryKit kit() {
        return kit;
    }

    @Override
    protected ContractContext resource() throws Exception {
        return ContractContext.open(kit, tag, parameters);
    }

    @Override
    protected void breakResource() throws Exception {
        MarkedProcesses.killAll(new Mark("ARK_TAG", tag), Duration.ofSeconds(10));
    }
}

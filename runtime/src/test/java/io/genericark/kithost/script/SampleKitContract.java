package io.genericark.kithost.script;

import io.genericark.api.ContractContext;
import io.genericark.api.RecoveryKit;
import io.genericark.api.RecoveryKitContract;
import io.genericark.kithost.child.Children;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract for a kit of the scripts directory that serves HTTP on a port; broken by killing its processes. */
abstract class SampleKitContract extends RecoveryKitContract {

    private final String tag = "contract-" + UUID.randomUUID();
    private final RecoveryKit kit;
    private final Map<String, String> parameters = new HashMap<>();

    /** Takes the kit of this name. */
    SampleKitContract(String name) {
        Path scripts =
                Path.of(String.valueOf(System.getProperty("ark.root", ".."))).resolve("scripts");
        Path output = Path.of(String.valueOf(System.getProperty("java.io.tmpdir")), tag);
        Map<String, RecoveryKit> found = new HashMap<>();
        new ScriptKits(scripts, new Children(output, new Mark("ARK_RUN", tag)), Python.AUTO, output.resolve("copies"))
                .load(each -> found.put(each.kit().descriptor().name(), each.kit()), refused -> {});
        RecoveryKit wanted = found.get(name);
        if (wanted == null) {
            throw new IllegalStateException("no kit " + name + " in " + scripts);
        }
        this.kit = wanted;
    }

    @BeforeEach
    final void chooseParameters(@TempDir Path directory) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            parameters.put("port", Integer.toString(socket.getLocalPort()));
        }
        parameters.putAll(moreParameters(directory));
    }

    /** What else the kit needs. */
    abstract Map<String, String> moreParameters(Path directory);

    @Override
    protected RecoveryKit kit() {
        return kit;
    }

    @Override
    protected ContractContext resource() throws Exception {
        return ContractContext.open(kit, tag, parameters);
    }

    @Override
    protected void breakResource() {
        MarkedProcesses.killAll(new Mark("ARK_TAG", tag), Duration.ofSeconds(10));
    }
}

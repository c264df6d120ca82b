package io.genericark.kithost.script;

import java.nio.file.Path;
import java.util.Map;

/** The sample in JavaScript keeps the contract. */
class DemoKitTest extends SampleKitContract {

    DemoKitTest() {
        super("demo");
    }

    @Override
    Map<String, String> parameters(Path directory, int port) {
        return Map.of("port", Integer.toString(port), "run-dir", directory.toString());
    }
}

package io.genericark.kithost.script;

import java.nio.file.Path;
import java.util.Map;

/** The sample in JavaScript keeps the contract. */
class DemoKitTest extends SampleKitContract {

    DemoKitTest() {
        super("demo");
    }

    @Override
    Map<String, String> moreParameters(Path directory) {
        return Map.of("run-dir", directory.toString());
    }
}

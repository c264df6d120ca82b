package io.genericark.kithost.script;

import java.nio.file.Path;
import java.util.Map;

/** The sample of four executables keeps the contract. */
class HttpEchoKitTest extends SampleKitContract {

    HttpEchoKitTest() {
        super("http-echo");
    }

    @Override
    Map<String, String> moreParameters(Path directory) {
        return Map.of();
    }
}

package io.genericark.kithost.script;

import java.nio.file.Path;
import java.util.Map;

/** The sample of four executables keeps the contract. */
class HttpEchoKitTest extends SampleKitContract {

    HttpEchoKitTest() {
        super("http-echo");
    }

    @Override
    Map<String, String> parameters(Path directory, int port) {
        return Map.of("port", Integer.toString(port));
    }
}

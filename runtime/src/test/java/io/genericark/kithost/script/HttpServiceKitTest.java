package io.genericark.kithost.script;

import java.nio.file.Path;
import java.util.Map;

/** The sample for any HTTP service keeps the contract, with a server that Python brings along. */
class HttpServiceKitTest extends SampleKitContract {

    HttpServiceKitTest() {
        super("http-service");
    }

    @Override
    Map<String, String> parameters(Path directory, int port) {
        return Map.of(
                "command",
                "exec python3 -m http.server --bind 127.0.0.1 " + port,
                "directory",
                directory.toString(),
                "log",
                directory.resolve("service.log").toString(),
                "url",
                "http://127.0.0.1:" + port + "/");
    }
}

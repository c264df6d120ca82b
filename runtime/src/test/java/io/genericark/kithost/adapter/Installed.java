package io.genericark.kithost.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a test needs of this machine: without it the test is skipped, or fails where {@code ARK_REQUIRE_SERVICES=1} is set. */
final class Installed {

    private static final boolean REQUIRED = "1".equals(System.getenv("ARK_REQUIRE_SERVICES"));

    private Installed() {}

    /** Agents, by Debian's package resource-agents, that a test may run as root. */
    static void agents(String... names) {
        for (String name : names) {
            require("/usr/lib/ocf/resource.d/heartbeat/" + name);
        }
        need("root's rights", "root".equals(System.getProperty("user.name")));
    }

    /** One of these files. */
    static void require(String... files) {
        need(files[0], Arrays.stream(files).map(Path::of).anyMatch(Files::exists));
    }

    private static void need(String what, boolean isThere) {
        if (REQUIRED) {
            assertThat(isThere).as("%s is required here", what).isTrue();
        }
        assumeTrue(isThere, () -> what + " is not here");
    }
}

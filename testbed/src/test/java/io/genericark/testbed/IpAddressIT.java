package io.genericark.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kit ip-address as the distribution has it, in a network namespace: a real kit-host loads the jar, a real guard lets go. */
class IpAddressIT {
    private static final String NAMESPACE =
            "ark-ip-it-" + ProcessHandle.current().pid();
    private static final Path IP = Path.of("/usr/sbin/ip");

    @BeforeAll
    static void makeNetwork() throws Exception {
        Debian.need(IP, "iproute2");
        Debian.need(Path.of("/usr/bin/arping"), "iputils-arping");
        assumeTrue(TestNode.distribution().isPresent(), "there is no distribution; mvn package makes it");
        ip("netns", "add", NAMESPACE);
        ip("-n", NAMESPACE, "link", "add", "left", "type", "veth", "peer", "name", "right");
        ip("-n", NAMESPACE, "link", "set", "left", "up");
        ip("-n", NAMESPACE, "link", "set", "right", "up");
        ip("-n", NAMESPACE, "addr", "add", "10.91.0.1/24", "dev", "left");
    }

    @AfterAll
    static void endNetwork() throws Exception {
        Debian.run(60, List.of(IP.toString(), "netns", "del", NAMESPACE));
    }

    @Test
    void theKitKeepsItsPromisesAndTheGuardAloneTakesTheAddressOff() throws Exception {
        var tested = arkInside(
                "kit",
                "test",
                "ip-address",
                "--param",
                "ip=10.91.0.7",
                "--only",
                "restore",
                "--only",
                "killed",
                "--only",
                "let-go",
                "--only",
                "nothing-left");

        assertThat(tested.ok()).as("%s", tested.text()).isTrue();
        assertThat(tested.text())
                .contains(
                        "PASS  restore:", "PASS  killed:", "PASS  let-go:", "PASS  nothing-left:", "4 kept, 0 broken");
        assertThat(ip("-n", NAMESPACE, "addr", "show", "dev", "left"))
                .contains("10.91.0.1/24")
                .doesNotContain("10.91.0.7");
    }

    /** As the launcher starts it, but inside. */
    private static Debian.Said arkInside(String... arguments) throws IOException, InterruptedException {
        var dist = TestNode.distribution().orElseThrow();
        var argv = new ArrayList<>(List.of(
                IP.toString(),
                "netns",
                "exec",
                NAMESPACE,
                Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                        .toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Dark.dist=" + dist,
                "-cp",
                dist.resolve("lib") + "/*",
                "io.genericark.shell.ArkMain"));
        argv.addAll(List.of(arguments));
        argv.addAll(List.of("--plugins", dist.resolve("plugins").toString()));
        return Debian.run(300, argv);
    }

    private static String ip(String... arguments) throws IOException, InterruptedException {
        var argv = new ArrayList<>(List.of(IP.toString()));
        argv.addAll(List.of(arguments));
        return Debian.must(argv);
    }
}

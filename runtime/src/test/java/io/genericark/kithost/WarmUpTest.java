package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.QUICK_CHECK;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.kithost.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kit jars that can warm up, in a real kit-host process: one does, one never ends with it, one breaks. */
class WarmUpTest {

    /** Healthy once warmed up, on a thread that has the jar's class loader. */
    private static final String KIT = """
            import io.genericark.api.*;
            import java.util.*;
            @org.pf4j.Extension
            public class NAME implements RecoveryKit, Warmable {
                private static volatile int warmUps;
                private static volatile boolean ownLoader;
                public KitDescriptor descriptor() {
                    return new KitDescriptor("NAME", "1.0", "warms up", List.of(), ActionTimeouts.DEFAULT);
                }
                public void warmUp() throws KitException {
                    ownLoader = Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
                    warmUps++;
                    BODY
                }
                public void restore(KitContext ctx) {}
                public void remove(KitContext ctx) {}
                public Health quickCheck(KitContext ctx) {
                    return warmUps == 1 && ownLoader ? Health.healthy() : Health.unknown("warmed up " + warmUps + " times");
                }
                public void recover(KitContext ctx) {}
            }
            """;

    @TempDir
    private Path directory;

    private HostUnderTest host;

    @BeforeEach
    void start() throws IOException {
        build("Quick", "");
        build("Endless", "while (true) Thread.onSpinWait();");
        build("Broken", "throw new NoClassDefFoundError(\"gone\");");
        host = new HostUnderTest(directory);
    }

    @AfterEach
    void end() {
        host.close();
    }

    @Test
    void eachKitIsWarmedUpOnceAndNoActionWaitsForIt() {
        assertThat(host.run("Endless", RESTORE, "a").outcome()).isEqualTo(Outcome.OK);
        for (String kit : new String[] {"Quick", "Endless", "Broken"}) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> host.run(kit, QUICK_CHECK, "a").outcome() == Outcome.HEALTHY);
        }
        host.client.describe();
        assertThat(host.run("Quick", QUICK_CHECK, "a").outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(host.death).isNotDone();
    }

    private void build(String name, String body) throws IOException {
        String source = KIT.replace("NAME", name).replace("BODY", body);
        KitJar.build(directory.resolve("plugins").resolve(name + ".jar"), directory, name, source, name + "\n");
    }
}

package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.PLAN;
import static io.genericark.kithost.protocol.KitAction.QUICK_CHECK;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static io.genericark.kithost.protocol.KitAction.SNAPSHOT;
import static io.genericark.kithost.protocol.KitAction.TRACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.kithost.protocol.RefusedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** PF4J jars built here and run in real kit-host processes; some end theirs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JarKitTest {

    private static final String KIT = """
            import io.genericark.api.*;
            import java.util.*;
            @org.pf4j.Extension
            public class TestKit implements RecoveryKit, Plannable, Snapshottable {
                public KitDescriptor descriptor() {
                    return new KitDescriptor("test-kit", "1.0", "does what a parameter says",
                        List.of(ParameterSpec.optional("do", ParameterType.TEXT, "nothing", "what to do")), ActionTimeouts.DEFAULT);
                }
                public void restore(KitContext ctx) throws KitException {
                    switch (ctx.parameters().text("do")) {
                        case "sleep" -> { try { Thread.sleep(600_000); } catch (InterruptedException e) {
                            throw new KitException(KitException.Kind.INDETERMINATE, "call", "interrupted", ""); } }
                        case "loop" -> { while (true) { Thread.onSpinWait(); } }
                        case "exit" -> System.exit(3);
                        case "print" -> { System.out.println("{\\"type\\":\\"finished\\"}"); System.out.println("x".repeat(100_000)); }
                        case "close" -> { try { new java.io.FileOutputStream(java.io.FileDescriptor.out).close(); }
                            catch (java.io.IOException e) { throw new IllegalStateException(e); } }
                        case "host-class" -> { try { Class.forName("io.genericark.kithost.host.Host"); }
                            catch (ClassNotFoundException e) { throw new KitException(KitException.Kind.DENIED, "class", e.getMessage(), ""); } }
                        case "json" -> ctx.warn(tools.jackson.databind.json.JsonMapper.builder().changeDefaultPropertyInclusion(v -> v.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)).build().readTree("{\\"a\\":1}").path("a").toString());
                        case "loader" -> { if (Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) throw new IllegalStateException("loader"); }
                        case "odd" -> throw new RuntimeException() { public String getMessage() { throw new IllegalStateException(); } };
                        case "deep" -> restore(ctx);
                        case "late" -> { Gate gate = ctx.gate(); gate.check(); }
                        default -> ctx.warn("nothing done");
                    }
                }
                public void remove(KitContext ctx) {}
                public Health quickCheck(KitContext ctx) { return Health.unknown("throttled"); }
                public void recover(KitContext ctx) {}
                public Plan plan(KitContext ctx) { return new Plan(List.of(new Step("rtb-1", "eni-a -> eni-b", "the VIP moves")), List.of("rtb-2 is left alone")); }
                public String snapshot(KitContext ctx) { return "{\\n  \\"tables\\": 2\\n}\\n"; }
            }
            """;

    private Path directory;
    private HostUnderTest host;

    @BeforeAll
    void buildJars(@TempDir Path given) throws IOException {
        directory = given;
        Path plugins = directory.resolve("plugins");
        KitJar.build(plugins.resolve("test-kit.jar"), directory, "TestKit", KIT, "TestKit\n");
        KitJar.build(plugins.resolve("empty.jar"), directory, "Empty", "public class Empty {}", "");
        KitJar.build(plugins.resolve("gone.jar"), directory, "Gone", "public class Gone {}", "NoSuchClass\n");
        KitJar.garbage(plugins.resolve("garbage.jar"));
    }

    @BeforeEach
    void startHost() throws IOException {
        host = new HostUnderTest(directory);
    }

    @AfterEach
    void endHost() {
        host.close();
    }

    @Test
    void aJarIsContainedAndAskedWhatItCanDo() {
        assertThat(host.ready().kits())
                .singleElement()
                .satisfies(kit -> assertThat(kit.descriptor().name()).isEqualTo("test-kit"))
                .extracting(KitInfo::abilities)
                .satisfies(abilities ->
                        assertThat(abilities.toString()).isEqualTo("[QUICK_CHECK, RECOVER, PLAN, SNAPSHOT]"));
        assertThat(host.ready().refused())
                .hasSize(3)
                .allSatisfy(refused -> assertThat(refused.reason()).isNotBlank())
                .extracting(RefusedFile::reason)
                .anySatisfy(reason -> assertThat(reason).contains("no kit in this jar"));

        FromHost.Finished plan = host.run("test-kit", PLAN, "a");
        assertThat(plan.plan().orElseThrow().steps().getFirst().change()).isEqualTo("eni-a -> eni-b");
        assertThat(host.run("test-kit", SNAPSHOT, "a").snapshot()).isEqualTo("{\n  \"tables\": 2\n}\n");
        assertThat(host.run("test-kit", TRACE, "a").outcome()).isEqualTo(Outcome.UNSUPPORTED);
        assertThat(host.run("test-kit", QUICK_CHECK, "a").outcome()).isEqualTo(Outcome.UNKNOWN);

        assertThat(restore("nothing", 30_000).warning()).isEqualTo("nothing done");
        assertThat(restore("print", 30_000).outcome()).isEqualTo(Outcome.OK);
        assertThat(restore("json", 30_000).warning()).isEqualTo("1");
        assertThat(restore("loader", 30_000).outcome()).isEqualTo(Outcome.OK);
        assertThat(restore("late", 30_000).outcome()).isEqualTo(Outcome.OK);
        assertThat(restore("host-class", 30_000).reason()).isEqualTo("class: io.genericark.kithost.host.Host");
        assertThat(restore("odd", 30_000).outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(restore("deep", 30_000).reason()).contains("StackOverflowError");
        assertThat(restore("sleep", 300).outcome()).isEqualTo(Outcome.TIMED_OUT);
    }

    @Test
    void aKitThatCannotBeStoppedCostsTheProcessAndIsNamed() {
        host.ready(); // no time of the action is spent on loading kits
        FromHost.Finished finished = restore("loop", 300);

        assertThat(finished.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(finished.reason()).contains("the kit did not end when asked to");
        assertThat(host.death()).contains("an action could not be ended");
    }

    @Test
    void aKitThatExitsEndsTheHostAndTheActionIsNamed() {
        host.start("test-kit", RESTORE, "web", Map.of("do", "exit"), 1, 30_000);

        assertThat(host.death()).contains("exit code 3", "it was running restore of web");
    }

    @Test
    void aKitThatClosesThePipeEndsTheHost() {
        host.start("test-kit", RESTORE, "web", Map.of("do", "close"), 1, 30_000);

        assertThat(host.death()).contains("restore of web");
    }

    private FromHost.Finished restore(String what, long timeoutMillis) {
        return host.run("test-kit", RESTORE, "jar", Map.of("do", what), 1, timeoutMillis);
    }
}

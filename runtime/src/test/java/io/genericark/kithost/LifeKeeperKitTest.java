package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.QUICK_CHECK;
import static io.genericark.kithost.protocol.KitAction.RECOVER;
import static io.genericark.kithost.protocol.KitAction.REMOVE;
import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.api.FreePort;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts of LifeKeeper's Generic ARK in a real kit-host: what its commands answer, the sample, and kits of one file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeKeeperKitTest {

    private static final String ONE_FILE = """
            echo "$*" >> '@DIR@/calls'
            case "$1" in
            restore) echo "$ARK_PARAM_GREETING" > '@DIR@/greeting' ;;
            remove) rm -f '@DIR@/greeting' ;;
            quickCheck) [ -e '@DIR@/greeting' ] ;;
            *) exit 3 ;;
            esac
            """;

    private final AtomicInteger count = new AtomicInteger();
    private Path directory;
    private HostUnderTest host;

    @BeforeAll
    void startHost(@TempDir Path given) throws IOException {
        directory = given;
        Path sample = Path.of(String.valueOf(System.getProperty("ark.root", "..")), "scripts", "lifekeeper-sample");
        Files.createDirectories(directory.resolve("scripts"));
        Files.createSymbolicLink(
                directory.resolve("scripts/lifekeeper-sample"),
                sample.toAbsolutePath().normalize());
        ScriptFiles scripts = new ScriptFiles(directory);
        for (KitAction action : List.of(RESTORE, REMOVE, QUICK_CHECK, RECOVER)) {
            scripts.executable("asks", action.word(), "eval \"$ARK_PARAM_INFO\" > '" + directory + "/said' 2>&1");
        }
        scripts.file("asks/kit.conf", "parameters { info { required = true }, vip-name { default = db } }\n");
        scripts.executable(".", "single.sh", ONE_FILE.replace("@DIR@", directory.toString()));
        scripts.file("single.conf", "summary = \"one file\"\nparameters { greeting { default = hello } }\n");
        scripts.file("helper", "not executable");
        host = new HostUnderTest(directory);
    }

    @AfterAll
    void endHost() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "lcduname                                ~ node-a",
                "sys_list | tr '\\n' ' '                 ~ node-a node-b node-c",
                "ins_list -f: | cut -d: -f1-5            ~ node-a:gen:app:TAG:TAG",
                "ins_list -t TAG -f % | cut -d% -f4      ~ TAG",
                "ins_list | cut -d \"$(printf '\\001')\" -f3 ~ app",
                "$LKROOT/bin/lcduname                    ~ node-a",
                "lcdremexec -d node-a -- echo here       ~ here",
                "eqv_list -f: | head -1                  ~ node-a:TAG:node-b:TAG:SHARED",
                "LKlog a line                            ~ a line",
                "lk_log a line                           ~ a line",
                "env | grep -c ^VIP_NAME.*=db | cat          ~ 2",
                "getlocks && rlslocks && echo free       ~ free",
            })
    void aCommandAnswersWhatIsKnownHere(String command, String said) throws IOException {
        String tag = tag();

        FromHost.Finished finished =
                host.run("asks", QUICK_CHECK, tag, Map.of("info", command.replace("TAG", tag)), 1, 30_000);

        assertThat(finished.outcome()).as(finished.reason()).isEqualTo(Outcome.HEALTHY);
        assertThat(said().strip()).isEqualTo(said.replace("TAG", tag));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ins_list -t other            | 7 | only TAG is known in an action of it",
                "ins_list -d node-b           | 9 | node-b cannot be asked from here",
                "ins_setinfo -t TAG -v x      | 1 | ark resource set TAG info=",
                "ins_setstate -t TAG -S OSF   | 1 | the cluster decides states",
                "dep_list                     | 1 | ark resource tree",
                "lcdremexec -d node-b -- true | 9 | nothing is run on node-b",
                "sendevent -C a -E b          | 1 | nothing reacts to events",
                "perform_action -t TAG -a x   | 1 | a script may not move resources",
                "flg_create -f ../x           | 5 | is not the name of a flag",
                "flg_create -x                | 2 | option",
            })
    void whatCannotBeAnsweredIsRefusedWithTheReason(String command, int code, String why) throws IOException {
        String tag = tag();

        FromHost.Finished finished =
                host.run("asks", QUICK_CHECK, tag, Map.of("info", command.replace("TAG", tag)), 1, 30_000);

        assertThat(finished.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finished.reason()).startsWith("quickCheck ended with exit code " + code);
        assertThat(said()).contains(why.replace("TAG", tag));
    }

    @Test
    void aStateThatTheActionLeadsToIsAccepted() {
        String tag = tag();

        assertThat(ask(tag, RESTORE, "ins_setstate -t " + tag + " -S ISP").outcome())
                .isEqualTo(Outcome.OK);
        assertThat(ask(tag, REMOVE, "ins_setstate -t " + tag + " -S OSU").outcome())
                .isEqualTo(Outcome.OK);
    }

    @Test
    void flagsAreKeptOnThisNodeUntilTheyAreRemoved() throws IOException {
        String tag = tag();

        assertThat(ask(tag, QUICK_CHECK, "flg_test -f mine").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ask(tag, RESTORE, "flg_create -f mine && flg_create -f other")
                        .outcome())
                .isEqualTo(Outcome.OK);
        assertThat(ask(tag, QUICK_CHECK, "flg_test -f mine").outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(ask(tag, RESTORE, "flg_create -f mine").reason()).contains("exit code 4");
        ask(tag, QUICK_CHECK, "flg_list");
        assertThat(said().lines()).containsExactly("mine", "other");
        assertThat(ask(tag, REMOVE, "flg_remove -f mine && flg_remove -f other").outcome())
                .isEqualTo(Outcome.OK);
        assertThat(ask(tag, REMOVE, "flg_remove -f mine").reason()).contains("exit code 7");
    }

    @Test
    void theSampleIsRestoredCheckedRecoveredAndRemoved() throws IOException {
        String tag = tag();
        Map<String, String> port = Map.of("info", Integer.toString(FreePort.next()));

        assertThat(sample(RESTORE, tag, port).outcome()).isEqualTo(Outcome.OK);
        assertThat(sample(RESTORE, tag, port).outcome()).isEqualTo(Outcome.OK);
        assertThat(sample(QUICK_CHECK, tag, port).outcome()).isEqualTo(Outcome.HEALTHY);
        host.processesOf(tag).forEach(pid -> Signals.process(pid, Signals.Signal.KILL));
        await().atMost(Duration.ofMinutes(1)).until(() -> host.processesOf(tag).isEmpty());
        assertThat(sample(QUICK_CHECK, tag, port).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(sample(RECOVER, tag, port).outcome()).isEqualTo(Outcome.OK);
        assertThat(sample(QUICK_CHECK, tag, port).outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(sample(REMOVE, tag, port).outcome()).isEqualTo(Outcome.OK);
        assertThat(sample(REMOVE, tag, port).outcome()).isEqualTo(Outcome.OK);
        assertThat(host.processesOf(tag)).isEmpty();
        assertThat(sample(RESTORE, tag, Map.of("info", "no port")).reason())
                .contains("the info string of " + tag + " is 'no port' and should be a port");
    }

    @Test
    void aFileIsAKitThatGetsTheActionFirst() throws IOException {
        String tag = tag();

        assertThat(host.run("single.sh", RESTORE, tag).outcome()).isEqualTo(Outcome.OK);
        assertThat(directory.resolve("greeting")).hasContent("hello");
        assertThat(host.run("single", QUICK_CHECK, tag).outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(host.run("single", REMOVE, tag).outcome()).isEqualTo(Outcome.OK);
        assertThat(host.run("single", QUICK_CHECK, tag).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Files.readAllLines(directory.resolve("calls")).getFirst())
                .isEqualTo("restore -t " + tag + " -i " + tag);
        assertThat(host.run("single", RECOVER, tag).reason()).contains("recover ended with exit code 3");
        assertThat(host.ready().kits())
                .extracting(kit -> kit.descriptor().name())
                .contains("single")
                .doesNotContain("helper");
    }

    private FromHost.Finished ask(String tag, KitAction action, String command) {
        return host.run("asks", action, tag, Map.of("info", command), 1, 30_000);
    }

    private FromHost.Finished sample(KitAction action, String tag, Map<String, String> parameters) {
        return host.run("lifekeeper-sample", action, tag, parameters, 1, 30_000);
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("said"));
    }

    private String tag() {
        return "lk" + count.incrementAndGet() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }
}

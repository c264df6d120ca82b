package io.genericark.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.admin.AdminReply;
import io.genericark.core.Command;
import io.genericark.core.PreflightProblem;
import io.genericark.core.Severity;
import io.genericark.core.Tag;
import io.genericark.shell.session.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a restore, asked long before one: {@code ark resource preflight} and {@code ark doctor}. */
class DoctorTest {
    @TempDir
    private Path dir;

    private FakeCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new FakeCluster(socket());
    }

    @AfterEach
    void stop() throws IOException {
        cluster.close();
    }

    private Path socket() {
        return dir.resolve("admin.sock");
    }

    private Ran ark(String... args) {
        return Ran.ark(socket(), args);
    }

    private void createWeb() {
        assertThat(ark("resource", "create", "web", "--kit", "web.sh", "--param", "port=80")
                        .code())
                .isZero();
    }

    @Test
    void preflightShowsWhatWasExaminedAndFailsWithAnError() {
        createWeb();

        var ran = ark("resource", "preflight", "web");

        assertThat(ran.code()).isEqualTo(Exit.FAILED.code());
        assertThat(ran.out()).contains("web on node-b: OK", "error", "correct it; nginx -t says more");
        assertThat(ark("resource", "preflight", "web", "-o", "json").out())
                .contains("\"severity\":\"WARNING\",\"what\":\"port 80\"");
    }

    @Test
    void aKitThatHasNoPreflightIsNotAsked() {
        assertThat(ark("resource", "create", "vip", "--kit", "ec2-routetable", "--param", "vip=10.0.0.7")
                        .code())
                .isZero();

        var ran = ark("resource", "preflight", "vip");

        assertThat(ran.code()).isEqualTo(Exit.REFUSED.code());
        assertThat(ran.err()).contains("cannot say what it needs");
    }

    @Test
    void theDoctorShowsWhatWasExaminedHereAndWhatOtherNodesFound() {
        createWeb();
        cluster.submit(new Command.ReportPreflight(
                FakeCluster.A,
                1,
                new Tag("web"),
                List.of(new PreflightProblem(
                        Severity.ERROR,
                        "ec2:ReplaceRoute",
                        "this node's role lacks it",
                        "allow it in the role's policy"))));

        var ran = ark("doctor", "--aws");

        assertThat(ran.code()).isEqualTo(Exit.FAILED.code());
        assertThat(ran.out())
                .contains("vip (ec2-routetable) on node-b\n", "this node's role lacks ec2:ReplaceRoute")
                .contains("web (web.sh) on node-b: timed out, preflight took too long")
                .contains("! web could not be restored on node-a: ec2:ReplaceRoute: this node's role lacks it."
                        + " Next: allow it in the role's policy; then ark doctor on node-a");
        assertThat(ark("doctor", "--node", "node-a").out()).startsWith("! web could not be restored on node-a");
        assertThat(ark("doctor", "-o", "json").out())
                .startsWith("{\"format\":\"ark.doctor/1\",\"node\":\"node-b\",\"examinations\":[{\"tag\":\"vip\"");
        assertThat(ark("status").out()).contains("degraded: 1 problem", "web could not be restored on node-a");
    }

    @Test
    void whatIsNotKnownIsNeitherFineNorFailed() {
        var codes = new TreeMap<String, Integer>();
        for (var outcome : List.of("OK", "TIMED_OUT", "CANCELLED", "UNKNOWN", "DENIED")) {
            var examination = new AdminReply.Examination(new Tag("web"), "web.sh", outcome, "so it is", List.of());
            cluster.examinationShows(new AdminReply.Examined(List.of(examination)));
            codes.put(outcome, ark("doctor").code());
        }
        assertThat(codes)
                .isEqualTo(Map.of(
                        "OK", Exit.OK.code(),
                        "TIMED_OUT", Exit.DEGRADED.code(),
                        "CANCELLED", Exit.DEGRADED.code(),
                        "UNKNOWN", Exit.DEGRADED.code(),
                        "DENIED", Exit.FAILED.code()));
    }

    @Test
    void theDoctorSaysWhereToAskForANodeThatHasFoundNothing() {
        var ran = ark("doctor", "--node", "node-c");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("ark doctor on node-c");
        assertThat(ark("doctor", "--node", "node-x").code()).isEqualTo(Exit.NOT_FOUND.code());
    }
}

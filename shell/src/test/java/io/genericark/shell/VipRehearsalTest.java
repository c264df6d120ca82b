package io.genericark.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.shell.session.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A move across regions, rehearsed on the sample snapshot: there is no node to ask. */
class VipRehearsalTest {
    private static final Path SAMPLE = Path.of(Objects.requireNonNullElse(System.getProperty("ark.root"), ".."))
            .resolve("plugins/cross-region-tgw/samples/three-regions.json");

    @TempDir
    private Path dir;

    private Ran vip(String command, String... more) {
        return on(SAMPLE, command, more);
    }

    private Ran on(Path snapshot, String command, String... more) {
        var args = new ArrayList<>(List.of("vip", command, "--from-snapshot", snapshot.toString()));
        args.addAll(List.of(more));
        return Ran.ark(dir.resolve("no-node.sock"), args.toArray(String[]::new));
    }

    @Test
    void aPlanSaysWhatWouldChangeAndEndsAsPlansDo() {
        var ran = vip("plan", "--to", "node-b");
        assertThat(ran.code()).isEqualTo(Exit.HAS_CHANGES.code());
        assertThat(ran.out()).contains("~ 10.99.0.10/32: tgw-b -> eni-b", "Plan: 0 to create, 5 to change.");
        assertThat(vip("plan", "--to", "node-a").code()).isEqualTo(Exit.OK.code());
        assertThat(vip("plan", "--to", "node-b", "-o", "json").out())
                .startsWith("{\"format\":\"ark.vip-plan/1\",\"to\":\"eni-b\",\"changes\":[{\"stage\":0,");
    }

    @Test
    void onlyWhatMayBeChangedIsPlanned() {
        assertThat(vip("plan", "--to", "node-b", "--regions", "region-b", "-o", "name")
                        .out())
                .isEqualTo("region-b rtb-b 10.99.0.10/32\nregion-b tgw-rtb-b 10.99.0.10/32\n");
        assertThat(vip("plan", "--to", "node-b", "--tables-exclude", "tgw-rtb-b", "-o", "name")
                        .out())
                .isEqualTo("region-b rtb-b 10.99.0.10/32\n");
        assertThat(vip("plan", "--to", "node-b", "--tables-include", "rtb-b,tgw-rtb-b", "-o", "name")
                        .out())
                .isEqualTo("region-b rtb-b 10.99.0.10/32\nregion-b tgw-rtb-b 10.99.0.10/32\n");
        assertThat(vip("plan", "--to", "node-b", "--tables-include", "subnet-1").code())
                .isEqualTo(Exit.USAGE.code());
    }

    @Test
    void packetsAreFollowedAsTheyWouldGoAfterTheMoveOrAsTheyGoNow() {
        var moved = vip("verify", "--to", "node-b");
        assertThat(moved.code()).isEqualTo(Exit.OK.code());
        assertThat(moved.out()).endsWith("12 of 12 ways arrive.\n");
        var now = vip("verify", "--to", "node-b", "--unmoved");
        assertThat(now.code()).isEqualTo(Exit.FAILED.code());
        assertThat(now.out()).contains("reaches eni-a of node-a", "Wrong tables: rtb-a, rtb-b, tgw-rtb-c.");
        assertThat(vip("verify", "--to", "node-b", "--unmoved", "-o", "name").out())
                .startsWith("rtb-a\n");
        assertThat(vip("verify", "--to", "node-b", "-o", "json").out())
                .startsWith("{\"format\":\"ark.vip-walk/1\",\"vip\":\"10.99.0.10/32\",");
    }

    @Test
    void aTraceShowsEachTableAndCanBeDrawn() {
        assertThat(vip("trace", "--to", "eni-b").out())
                .contains("tgw-rtb-c of tgw-c -> tgw-attach-bc  (10.99.0.10/32)");
        assertThat(vip("trace", "--to", "node-b", "--draw", "mermaid").out()).contains("flowchart LR");
        assertThat(vip("trace", "--to", "node-b", "--draw", "dot").out()).startsWith("digraph vip {");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() throws IOException {
        assertThat(vip("plan").err()).contains("needs both --from-snapshot FILE and --to NODE");
        var stranger = vip("plan", "--to", "node-z");
        assertThat(stranger.code()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(stranger.err()).contains("the snapshot has no node node-z; it has node-a node-b node-c");
        assertThat(on(dir.resolve("none.json"), "verify", "--to", "node-b").code())
                .isEqualTo(Exit.NOT_FOUND.code());

        var broken = dir.resolve("broken.json");
        Files.writeString(broken, Files.readString(SAMPLE).replace("10.1.0.0/16", "10.1/16"));
        assertThat(on(broken, "plan", "--to", "node-b").err()).contains("broken.json", "vpcs[0].blocks[0]");
        assertThat(Ran.ark(dir.resolve("no-node.sock"), "vip", "trace").err())
                .contains("name the resource whose VIP is traced, or give --from-snapshot FILE and --to NODE");
    }
}

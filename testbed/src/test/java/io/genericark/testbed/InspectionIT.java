package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.B;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an administrator reads when a kit is asked to look, through a real node and its kit-host. */
@ExtendWith(WithCluster.class)
class InspectionIT {

    private static final String KIT = """
            export const kit = { needs: ['files'] };
            export function restore() {}
            export function remove() {}
            export const deepCheck = () => ({ health: 'failed', reason: 'half of it is gone' });
            export const plan = (ctx) => ctx.dryRun ? ['start it on ' + ctx.node] : [];
            export const preflight = (ctx) =>
              ctx.peers.map(({ name, address }) => ({ severity: 'warning', what: name, why: address, next: 'look there' }));
            """;

    private static final String FOREBODING = """
            export const kit = {};
            export function restore() {}
            export function remove() {}
            export const preflight = (ctx) => [{ severity: ctx.node === 'node-b' ? 'SEVERITY' : 'ok',
              what: 'licence', why: 'looked at on ' + ctx.node, next: 'renew it' }];
            """;

    @Test
    void whatWouldFailOnAnotherNodeIsSeenHereBeforeItIsNeeded(TestCluster cluster) throws IOException {
        var node = cluster.node(A);
        try {
            write(cluster, "error");
            eventually()
                    .until(() -> cluster.nodes().stream()
                            .allMatch(n -> n.ark("kit", "list").contains("foreboding")));
            node.ark("resource", "create", "licensed", "--kit", "foreboding");

            var problem = "licensed could not be restored on node-b: licence: looked at on node-b. Next: renew it";
            eventually().until(() -> node.ark("status").contains(problem));
            assertThat(node.ark("events", "--tag", "licensed")).contains(problem);
            assertThat(node.ark("doctor"))
                    .containsPattern("licensed .foreboding. on node-a\n")
                    .containsPattern("ok +licence +looked at on node-a")
                    .contains("! " + problem);
            assertThat(node.ark("doctor", "--aws")).doesNotContain("ok ");

            write(cluster, "ok");
            eventually()
                    .until(() -> cluster.node(B).ark("doctor").contains("licence")
                            && !node.ark("status").contains(problem));
        } finally {
            node.ark("resource", "delete", "licensed");
            for (var each : cluster.nodes()) {
                Files.deleteIfExists(each.home().resolve("scripts/foreboding.mjs"));
            }
        }
    }

    @Test
    void thePolicyInTheJarOfAnAwsKitIsPrintedAsJsonAndForTerraform(TestCluster cluster) {
        assumeTrue(TestNode.distribution().isPresent(), "there is no distribution; mvn package makes it");
        var node = cluster.node(A);
        var jars = TestNode.distribution().orElseThrow().resolve("plugins").toString();
        var json = node.ark("kit", "iam", "ec2-routetable", "--plugins", jars);
        assertThat(json).startsWith("{").contains("\"ec2:ReplaceRoute\"");
        assertThat(node.ark("kit", "iam", "ec2-routetable", "--plugins", jars, "--format", "terraform"))
                .isEqualTo("""
                        resource "aws_iam_policy" "ec2-routetable" {
                          name   = "ark-ec2-routetable"
                          policy = <<-JSON
                        %s  JSON
                        }
                        """.formatted(json.indent(4)));
    }

    private static void write(TestCluster cluster, String severity) throws IOException {
        for (var each : cluster.nodes()) {
            Files.writeString(each.home().resolve("scripts/foreboding.mjs"), FOREBODING.replace("SEVERITY", severity));
        }
    }

    @Test
    void deepCheckPreflightAndPlanOfAScriptAreSeenByTheAdministrator(TestCluster cluster) throws IOException {
        var node = cluster.node(A);
        Path file = Files.writeString(node.home().resolve("scripts/examined.mjs"), KIT);
        try {
            eventually().until(() -> node.ark("kit", "list").contains("examined"));
            assertThat(node.ark("kit", "show", "examined")).contains("needs: files");
            node.ark("resource", "create", "examined", "--kit", "examined");

            assertThat(node.ark("resource", "check", "examined", "--deep")).contains("FAILED, half of it is gone");
            assertThat(node.ark("resource", "plan", "examined")).contains("start it on node-a");
            assertThat(node.ark("resource", "preflight", "examined"))
                    .containsPattern("warning +node-b +127[0-9.]+\\. Next: look there")
                    .containsPattern("warning +node-c ");
        } finally {
            node.ark("resource", "delete", "examined");
            Files.delete(file);
        }
    }
}

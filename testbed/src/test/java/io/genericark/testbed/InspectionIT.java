package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.A;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

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

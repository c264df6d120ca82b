package io.genericark.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.admin.NodeReport;
import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kits of every language misbehave at the same time, on nodes that have healthy resources too: neither the lease of their node nor
 * a neighbour notices, and each misbehaving resource is judged by what it did.
 *
 * <p>Memory is taken without end only by what runs inside a kit-host; what other programs take is the machine's, and no kit-host
 * bounds it.
 */
@org.junit.jupiter.api.Tag("long")
@ExtendWith(WithCluster.class)
class ContainmentIT {
    @TempDir
    private Path directory;

    @Test
    void theLeaseIsRenewedWithoutAGapAndNothingMoves(TestCluster cluster) throws Exception {
        try (var kits = new MisbehavingKits(cluster, directory)) {
            kits.bringInService();
            var leases = leases(cluster);
            var epochs = epochs(cluster, kits);
            var words = cluster.words();

            kits.misbehave();

            kits.awaitInService();
            kits.awaitDaemonsEnded();
            // what has failed was tried again, under a new epoch
            epochs.remove(Misdeed.SHELL_EXITS.tag());
            assertThat(epochs(cluster, kits)).containsAllEntriesOf(epochs);
            assertThat(cluster.words()).isEqualTo(words);
            assertThat(cluster.events(cluster.node(TestCluster.C)))
                    .noneMatch(text -> text.contains(" is lost") || text.contains(" is suspected"));
            for (var node : cluster.nodes()) {
                assertRenewedWithoutAGap(node, Objects.requireNonNull(leases.get(node.id())));
            }
        }
    }

    private static Map<NodeId, NodeReport.Renewals> leases(TestCluster cluster) throws IOException {
        var leases = new TreeMap<NodeId, NodeReport.Renewals>();
        for (var node : cluster.nodes()) {
            leases.put(node.id(), node.look().node().renewals());
        }
        return leases;
    }

    private static Map<Tag, Long> epochs(TestCluster cluster, MisbehavingKits kits) throws IOException {
        var state = cluster.node(TestCluster.C).look().state();
        var epochs = new TreeMap<Tag, Long>();
        kits.tags().forEach(tag -> epochs.put(tag, state.placementOf(tag).epoch()));
        epochs.put(cluster.tag(), state.placementOf(cluster.tag()).epoch());
        return epochs;
    }

    private static void assertRenewedWithoutAGap(TestNode node, NodeReport.Renewals before) throws IOException {
        var seen = node.look();
        var after = seen.node().renewals();
        assertThat(after.count()).isGreaterThan(before.count());
        assertThat(after.lapses()).as("lapses of %s", node.id()).isEqualTo(before.lapses());
        assertThat(after.longestGapMillis())
                .as("gap of %s", node.id())
                .isLessThan(seen.state().timing().leaseMillis());
        assertThat(node.ark("node", "show", node.id().value()))
                .contains(after.lapses() == 0 ? ", never too late" : ", too late " + after.lapses() + " times");
    }
}

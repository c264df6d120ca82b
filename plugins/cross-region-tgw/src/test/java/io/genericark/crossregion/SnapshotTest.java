package io.genericark.crossregion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.crossregion.snapshot.Snapshot;
import io.genericark.crossregion.snapshot.UnreadableSnapshotException;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.Topology;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {

    private static Topology sample() {
        return Sketch.threeRegions().vpn("b").dead("c", "it did not answer").topology();
    }

    @Test
    @DisplayName("what is written is read back, and is a text for people")
    void roundTrip() {
        String json = new Snapshot(List.of(Sketch.VIP), sample()).write();
        assertThat(Snapshot.read(json)).isEqualTo(new Snapshot(List.of(Sketch.VIP), sample()));
        Golden.check("snapshot.json", json);
    }

    @Test
    @DisplayName("the sample is a snapshot that this version writes")
    void sample3() {
        Golden.check(
                "../../../../samples/three-regions.json",
                new Snapshot(List.of(Sketch.VIP), Sketch.threeRegions().topology()).write());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.0.0/16\" | 10.1.0/16\"     | vpcs[0].blocks[0] | \"10.1.0\" is not an IP address",
                "\"rtb-a\"     | \"table-a\"     | routeTables[0].id | \"table-a\" is not a route table id",
                "\"zone\"      | \"az\"          | vpcs[0].subnets[0].zone | null",
                "\"tgw-attach-ac\" | null         | attachments       | null",
                "\"AVAILABLE\" | \"WONDERFUL\"   | state | WONDERFUL",
                "\"peering\"   | \"marriage\"    | attachments | marriage",
                "\"subnet-b2\" | \"subnet-b1\"   | vpcs.vpc-b.subnets | subnet-b1 is there twice",
                "\"vpc-b\"     | \"vpc-a\"       | vpcs | vpc-a is there twice",
            })
    @DisplayName("a text that is no snapshot is refused with the place, the reason and what to do")
    void refused(String good, String bad, String where, String why) {
        String json = new Snapshot(List.of(), sample()).write().replaceFirst(Pattern.quote(good), bad);
        assertThatThrownBy(() -> Snapshot.read(json))
                .isInstanceOf(UnreadableSnapshotException.class)
                .hasMessageStartingWith("cannot read the snapshot: ")
                .hasMessageContaining(where)
                .hasMessageContaining(why)
                .hasMessageEndingWith("; take a new snapshot, or correct it there");
    }

    @Test
    @DisplayName("another format is named as such before anything else is looked at")
    void otherFormat() {
        assertThatThrownBy(() -> Snapshot.read("{\"format\": \"ark.vip-topology/9\", \"news\": 1}"))
                .hasMessage(
                        "cannot read a snapshot of format ark.vip-topology/9: this version reads ark.vip-topology/1;"
                                + " use the version of ark that wrote it, or take a new snapshot");
        assertThatThrownBy(() -> Snapshot.read("")).hasMessageStartingWith("cannot read the snapshot: ");
        assertThatThrownBy(() -> Snapshot.read("{}")).hasMessageContaining("format");
    }

    @Test
    @DisplayName("a subnet with two tables, and an attachment with two, are refused with both names")
    void inconsistent() {
        Topology two = Sketch.threeRegions()
                .table("a", "rtb-x", RouteTable.Use.SUBNETS, 1)
                .table("a", "rtb-y", RouteTable.Use.SUBNETS, 1)
                .topology();
        assertThatThrownBy(() -> Snapshot.read(new Snapshot(List.of(), two).write()))
                .hasMessageContaining("routeTables.rtb-y: subnet-a1 is associated with rtb-x, too");
        Topology main = Sketch.threeRegions()
                .table("a", "rtb-main2", RouteTable.Use.MAIN)
                .topology();
        assertThatThrownBy(() -> Snapshot.read(new Snapshot(List.of(), main).write()))
                .hasMessageContaining("is the main table of vpc-a");
    }
}

package io.genericark.crossregion;

import static io.genericark.crossregion.Sketch.VIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Attachment.State;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Origin;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.walk.Dot;
import io.genericark.crossregion.walk.Mermaid;
import io.genericark.crossregion.walk.Picture;
import io.genericark.crossregion.walk.Verdict.Kind;
import io.genericark.crossregion.walk.Walk;
import io.genericark.crossregion.walk.WalkJson;
import io.genericark.crossregion.walk.WalkText;
import io.genericark.crossregion.walk.Way;
import io.genericark.crossregion.walk.Way.Direction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static Walk walk(Sketch sketch, String owner) {
        return Walk.of(sketch.topology(), new EniId(owner), VIP);
    }

    private static Way from(Walk walk, String vpc, String zone, Direction direction) {
        return walk.ways().stream()
                .filter(w -> w.source().vpc().value().equals(vpc)
                        && w.source().zone().equals(zone))
                .filter(w -> w.direction() == direction)
                .findFirst()
                .orElseThrow();
    }

    private static void fails(Sketch sketch, String owner, String vpc, Kind kind, String reason, String wrong) {
        Way way = from(walk(sketch, owner), vpc, vpc.replace("vpc-", "") + "-az1", Direction.TO_VIP);
        assertThat(way.verdict().kind()).isEqualTo(kind);
        assertThat(way.verdict().reason()).isEqualTo(reason);
        assertThat(way.wrong().map(TableId::value)).isEqualTo(Optional.of(wrong).filter(w -> !w.isEmpty()));
    }

    @Test
    @DisplayName("from each VPC and zone the packet reaches the owner, and the answer returns")
    void arrives() {
        Walk walk = walk(Sketch.threeRegions(), "eni-a");
        assertThat(walk.ways()).hasSize(12);
        assertThat(walk.isGood()).isTrue();
        Golden.check("walk-good.txt", WalkText.ways(walk));
        Golden.check("walk-good.json", WalkJson.of(walk));
        Golden.check("walk-good.mmd", Mermaid.of(Picture.of(walk)));
        Golden.check("walk-good.dot", Dot.of(Picture.of(walk)));
    }

    @Test
    @DisplayName("each verdict, with the first wrong table, as text and as pictures")
    void verdicts() {
        Sketch sketch = Sketch.row()
                .region("e")
                .region("f")
                .region("g")
                .region("h")
                .peering("a", "e")
                .peering("a", "f")
                .peering("a", "g")
                .peering("a", "h")
                .tgwRoute("tgw-rtb-c", VIP, "tgw-attach-cd")
                .tgwRoute("tgw-rtb-d", VIP, "tgw-attach-cd")
                .vpcRoute("rtb-e", VIP, "tgw-e")
                .vpcRoute("rtb-f", VIP, "eni-f")
                .vpcRoute("rtb-g", VIP, "igw-1")
                .vpcRoute("rtb-h", VIP, "tgw-h")
                .tgwRoute("tgw-rtb-h", VIP, "tgw-attach-bh")
                .region("i")
                .peering("b", "h")
                .peering("h", "i")
                .tgwRoute("tgw-rtb-h", VIP, "tgw-attach-hi")
                .dead("i", "its API did not answer within 2 s");
        Walk walk = walk(sketch, "eni-a");
        assertThat(walk.ways())
                .filteredOn(w -> w.direction() == Direction.TO_VIP)
                .extracting(w -> w.verdict().kind())
                .contains(Kind.values());
        Golden.check("walk-verdicts.txt", WalkText.verdicts(walk));
        Golden.check("walk-verdicts.mmd", Mermaid.of(Picture.of(walk)));
        Golden.check("walk-verdicts.dot", Dot.of(Picture.of(walk)));
    }

    @Test
    @DisplayName("old routes lead to the old owner, and the first table to blame is named")
    void oldOwner() {
        fails(Sketch.threeRegions(), "eni-b", "vpc-c", Kind.REACHES_ANOTHER, "reaches eni-a of node-a", "tgw-rtb-c");
    }

    @Test
    @DisplayName("no route, a dead route, an attachment that is gone, a table that is not associated")
    void blackholes() {
        fails(
                Sketch.threeRegions().without("tgw-rtb-c", VIP),
                "eni-a",
                "vpc-c",
                Kind.BLACKHOLE,
                "no route of tgw-rtb-c matches 10.99.0.10/32",
                "tgw-rtb-c");
        fails(
                Sketch.threeRegions().vpcRoute("rtb-c", VIP, "eni-old!"),
                "eni-a",
                "vpc-c",
                Kind.BLACKHOLE,
                "its route in rtb-c is a blackhole",
                "rtb-c");
        fails(
                Sketch.threeRegions().state("tgw-attach-ac", State.GONE),
                "eni-a",
                "vpc-c",
                Kind.BLACKHOLE,
                "tgw-attach-ac is gone",
                "tgw-rtb-c");
        fails(
                Sketch.threeRegions().state("tgw-attach-c", State.PENDING),
                "eni-a",
                "vpc-c",
                Kind.BLACKHOLE,
                "vpc-c has no available attachment to tgw-c",
                "");
    }

    @Test
    @DisplayName("an attachment serves only the zones in which it has a subnet; no table is to blame")
    void zones() {
        Sketch sketch = Sketch.threeRegions().onlyZone("c", 2);
        fails(sketch, "eni-a", "vpc-c", Kind.BLACKHOLE, "tgw-attach-c to tgw-c has no subnet in c-az1", "");
        Walk walk = walk(sketch, "eni-a");
        assertThat(from(walk, "vpc-c", "c-az2", Direction.TO_VIP).verdict().kind())
                .isEqualTo(Kind.ARRIVES);
    }

    @Test
    @DisplayName(
            "a packet enters a VPC by the table of the attachment's subnet, whichever zone that is: the worst counts")
    void attachmentSubnet() {
        Sketch sketch = Sketch.threeRegions().table("a", "rtb-a2", RouteTable.Use.SUBNETS, 2);
        fails(sketch, "eni-a", "vpc-c", Kind.BLACKHOLE, "no route of rtb-a2 matches 10.99.0.10/32", "rtb-a2");
    }

    @Test
    @DisplayName("a source/dest check drops what arrives; no table is to blame")
    void check() {
        fails(
                Sketch.threeRegions().check("eni-a", Eni.SourceDestCheck.ON),
                "eni-a",
                "vpc-c",
                Kind.BLACKHOLE,
                "the source/dest check of eni-a of node-a drops it",
                "");
    }

    @Test
    @DisplayName("gateways that lead to each other are a loop, and the one that leads away from the owner is to blame")
    void loop() {
        Sketch sketch = Sketch.row().tgwRoute("tgw-rtb-b", VIP, "tgw-attach-bc");
        fails(sketch, "eni-a", "vpc-d", Kind.LOOP, "comes back to tgw-rtb-c", "tgw-rtb-b");
    }

    @Test
    @DisplayName("a more specific foreign route, an appliance, a VPN: the packet leaves")
    void leaves() {
        Sketch list = Sketch.threeRegions()
                .without("rtb-c", VIP)
                .vpcRoute("rtb-c", CidrBlock.parse("10.99.0.0/24"), "tgw-c")
                .vpcRoute("rtb-c", CidrBlock.parse("10.99.0.0/28"), "pcx-1");
        fails(list, "eni-a", "vpc-c", Kind.LEAVES, "leaves through pcx-1", "rtb-c");
        fails(
                Sketch.threeRegions().appliance("c", "eni-fw").vpcRoute("rtb-c", VIP, "eni-fw"),
                "eni-a",
                "vpc-c",
                Kind.LEAVES,
                "leaves through eni-fw, which is no node's interface",
                "rtb-c");
        fails(
                Sketch.threeRegions().vpn("c").tgwRoute("tgw-rtb-c", VIP, "tgw-attach-vpn-c"),
                "eni-a",
                "vpc-c",
                Kind.LEAVES,
                "leaves through the VPN vpn-c",
                "tgw-rtb-c");
    }

    @Test
    @DisplayName(
            "a static route goes before a propagated one, a block before a prefix list, the longer prefix before all")
    void preference() {
        Destination block = new Destination.Block(VIP);
        Destination list = new Destination.PrefixList("pl-1", List.of(VIP));
        Sketch sketch = Sketch.threeRegions()
                .vpn("c")
                .tgwRoute("tgw-rtb-c", block, "tgw-attach-vpn-c", Origin.PROPAGATED)
                .tgwRoute("tgw-rtb-c", list, "tgw-attach-bc", Origin.STATIC)
                .vpcRoute("rtb-c", list, "pcx-1", Origin.STATIC)
                .vpcRoute("rtb-c", block, "vgw-1", Origin.PROPAGATED)
                .vpcRoute("rtb-c", CidrBlock.parse("10.99.0.0/16"), "pcx-2");
        assertThat(from(walk(sketch, "eni-a"), "vpc-c", "c-az1", Direction.TO_VIP)
                        .verdict()
                        .kind())
                .isEqualTo(Kind.ARRIVES);
    }

    @Test
    @DisplayName("a way through a region that could not be read is unknown, which is neither good nor bad")
    void unknown() {
        fails(
                Sketch.threeRegions()
                        .dead("b", "its API did not answer within 2 s")
                        .tgwRoute("tgw-rtb-c", VIP, "tgw-attach-bc"),
                "eni-a",
                "vpc-c",
                Kind.UNKNOWN,
                "tgw-b in region-b 111111111111 was not found: region-b could not be read, its API did not answer within 2 s",
                "");
    }

    @Test
    @DisplayName("a missing way back is found although the way there is right")
    void back() {
        Walk walk = walk(Sketch.threeRegions().without("tgw-rtb-a", CidrBlock.parse("10.3.0.0/16")), "eni-a");
        assertThat(from(walk, "vpc-c", "c-az1", Direction.TO_VIP).verdict().kind())
                .isEqualTo(Kind.ARRIVES);
        Way back = from(walk, "vpc-c", "c-az1", Direction.BACK);
        assertThat(back.verdict().reason()).isEqualTo("no route of tgw-rtb-a matches 10.3.1.0/32");
        assertThat(back.wrong()).contains(new TableId("tgw-rtb-a"));
        assertThat(walk.isGood()).isFalse();
    }

    @Test
    @DisplayName("an owner that was not found is refused")
    void noOwner() {
        assertThatThrownBy(() -> walk(Sketch.threeRegions(), "eni-z"))
                .hasMessage("eni-z is not among the interfaces that were found; name one that is");
    }
}

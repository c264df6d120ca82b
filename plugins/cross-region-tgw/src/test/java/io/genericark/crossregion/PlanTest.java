package io.genericark.crossregion;

import static io.genericark.crossregion.Sketch.SIXTH;
import static io.genericark.crossregion.Sketch.VIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.crossregion.plan.Calls;
import io.genericark.crossregion.plan.Finding.Kind;
import io.genericark.crossregion.plan.Outcome;
import io.genericark.crossregion.plan.Plan;
import io.genericark.crossregion.plan.PlanText;
import io.genericark.crossregion.plan.Scope;
import io.genericark.crossregion.plan.Scope.Missing;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.crossregion.plan.VipChange.RouteChange;
import io.genericark.crossregion.plan.Wanted;
import io.genericark.crossregion.topology.Attachment.State;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Origin;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.RouteTable;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    private static final Destination LIST = new Destination.PrefixList("pl-1", List.of(VIP));

    private static Plan plan(Sketch sketch, String eni, Scope scope) {
        return Plan.of(new Wanted(List.of(VIP), new EniId(eni), scope), sketch.topology());
    }

    private static Plan plan(Sketch sketch, String eni) {
        return plan(sketch, eni, Scope.all(Missing.LEAVE));
    }

    /** Each change as {@code STAGE TABLE TARGET}; stages counted from one. */
    private static String brief(Plan plan) {
        List<Integer> stages =
                plan.changes().stream().map(c -> c.stage()).distinct().toList();
        return plan.changes().stream()
                .map(c -> (stages.indexOf(c.stage()) + 1)
                        + (c instanceof RouteChange r ? " " + r.table() + " " + r.to() : " " + c.operation()))
                .collect(Collectors.joining("; "));
    }

    private static List<Kind> kinds(Plan plan) {
        return plan.findings().stream().map(f -> f.kind()).toList();
    }

    @Test
    @DisplayName(
            "a failover across a full mesh: own VPC, own gateway, the others' peerings, and no table that is right already")
    void mesh() {
        Golden.check("plan-mesh.txt", text(Sketch.threeRegions(), "eni-b", Missing.LEAVE));
        assertThat(brief(plan(Sketch.threeRegions(), "eni-b")))
                .isEqualTo(
                        "1 rtb-b eni-b; 2 tgw-rtb-b tgw-attach-b; 3 tgw-rtb-a tgw-attach-ab; 3 tgw-rtb-c tgw-attach-bc;"
                                + " 4 rtb-a tgw-a");
    }

    private static String text(Sketch sketch, String eni, Missing missing) {
        Topology topology = sketch.topology();
        return PlanText.of(Plan.of(new Wanted(List.of(VIP), new EniId(eni), Scope.all(missing)), topology), topology);
    }

    @Test
    @DisplayName(
            "without a direct peering each gateway leads to the next on the shortest way, the nearer ones written first")
    void hops() {
        assertThat(brief(plan(Sketch.row(), "eni-d")))
                .isEqualTo("1 rtb-d eni-d; 2 tgw-rtb-d tgw-attach-d; 3 tgw-rtb-c tgw-attach-cd;"
                        + " 4 tgw-rtb-b tgw-attach-bc; 5 tgw-rtb-a tgw-attach-ab; 6 rtb-a tgw-a");
        RouteChange first = (RouteChange) plan(Sketch.row(), "eni-d").changes().get(3);
        assertThat(first.after()).containsExactly("region-c tgw-rtb-c 10.99.0.10/32");
    }

    @Test
    @DisplayName("what leads to the node already is not planned")
    void nothing() {
        assertThat(plan(Sketch.threeRegions(), "eni-a")).isEqualTo(new Plan(List.of(), List.of()));
        assertThat(plan(Sketch.threeRegions(), "eni-a").isEmpty()).isTrue();
        Golden.check("plan-nothing.txt", text(Sketch.threeRegions(), "eni-a", Missing.LEAVE));
    }

    @Test
    @DisplayName("among equally short ways the attachment with the smaller id is taken")
    void equals() {
        Sketch square = new Sketch()
                .region("a")
                .region("b")
                .region("c")
                .region("d")
                .peering("a", "b")
                .peering("a", "c")
                .peering("b", "d")
                .peering("c", "d");
        Plan plan = plan(square, "eni-d", Scope.all(Missing.CREATE));
        assertThat(brief(plan)).contains("tgw-rtb-a tgw-attach-ab");
    }

    @Test
    @DisplayName("a peering that is not available is not used, and a longer way is")
    void deadPeering() {
        Plan plan = plan(Sketch.threeRegions().state("tgw-attach-bc", State.GONE), "eni-b");
        assertThat(brief(plan)).contains("tgw-rtb-a tgw-attach-ab").doesNotContain("tgw-rtb-c");
        assertThat(plan(Sketch.threeRegions().state("tgw-attach-ab", State.PENDING), "eni-b")
                        .changes())
                .extracting(c -> c.step().target() + " " + c.step().change())
                .contains("region-a tgw-rtb-a 10.99.0.10/32 tgw-attach-a -> tgw-attach-ac");
    }

    @Test
    @DisplayName(
            "each routing domain of a gateway gets its own route, by the table that the peering's packets meet beyond")
    void domains() {
        Sketch sketch = Sketch.threeRegions()
                .tgwTable("c", "tgw-rtb-c-prod")
                .associate("tgw-rtb-c-prod", "tgw-attach-c")
                .tgwRoute("tgw-rtb-c-prod", VIP, "tgw-attach-ac");
        assertThat(brief(plan(sketch, "eni-b"))).contains("tgw-rtb-c-prod tgw-attach-bc", "tgw-rtb-c tgw-attach-bc");
    }

    @Test
    @DisplayName("a peering without a table at the far side leads nowhere: the way goes around")
    void unassociated() {
        Sketch sketch =
                Sketch.threeRegions().tgwTable("b", "tgw-rtb-b-empty").associate("tgw-rtb-b-empty", "tgw-attach-bc");
        assertThat(brief(plan(sketch, "eni-b"))).doesNotContain("tgw-rtb-c ");
        assertThat(plan(sketch, "eni-b").findings()).extracting(f -> f.kind()).containsOnly(Kind.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"igw-1", "pcx-1", "local", "eni-firewall"})
    @DisplayName("a route that is no node's and no gateway's is reported and never overwritten")
    void foreignInVpc(String target) {
        Sketch sketch = Sketch.threeRegions().appliance("a", "eni-firewall").vpcRoute("rtb-a", VIP, target);
        Plan plan = plan(sketch, "eni-b");
        assertThat(brief(plan)).doesNotContain(" rtb-a ").contains(" rtb-b eni-b");
        assertThat(kinds(plan)).containsExactly(Kind.FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tgw-attach-vpn-c", "!"})
    @DisplayName("a gateway's route to a VPN, or one that drops on purpose, is reported and never overwritten")
    void foreignInTgw(String attachment) {
        Sketch sketch = Sketch.threeRegions().vpn("c").tgwRoute("tgw-rtb-c", VIP, attachment);
        Plan plan = plan(sketch, "eni-b");
        assertThat(brief(plan)).doesNotContain("tgw-rtb-c").contains("tgw-rtb-b tgw-attach-b");
        assertThat(kinds(plan)).containsExactly(Kind.FOREIGN, Kind.NO_WAY);
        Golden.check(
                attachment.equals("!") ? "plan-dropped.txt" : "plan-vpn.txt", text(sketch, "eni-b", Missing.LEAVE));
    }

    @Test
    @DisplayName("a route to something that no longer exists is retargeted")
    void gone() {
        Sketch sketch =
                Sketch.threeRegions().vpcRoute("rtb-b", VIP, "eni-old!").tgwRoute("tgw-rtb-b", VIP, "tgw-attach-old!");
        assertThat(brief(plan(sketch, "eni-b"))).startsWith("1 rtb-b eni-b; 2 tgw-rtb-b tgw-attach-b;");
        Sketch stale = Sketch.threeRegions().tgwRoute("tgw-rtb-a", VIP, "tgw-attach-a!");
        assertThat(brief(plan(stale, "eni-a"))).isEqualTo("1 tgw-rtb-a tgw-attach-a");
    }

    @Test
    @DisplayName(
            "a route by a prefix list that holds the VIP alone is retargeted as such; one that holds more is ambiguous")
    void prefixList() {
        Sketch sketch = Sketch.threeRegions()
                .without("tgw-rtb-b", VIP)
                .tgwRoute("tgw-rtb-b", LIST, "tgw-attach-ab", Origin.STATIC);
        RouteChange change = plan(sketch, "eni-b").changes().stream()
                .filter(c -> c instanceof RouteChange r && r.table().value().equals("tgw-rtb-b"))
                .map(RouteChange.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(change.destination()).isEqualTo(LIST);
        assertThat(change.operation()).isEqualTo("ModifyTransitGatewayPrefixListReference");

        Destination more = new Destination.PrefixList("pl-2", List.of(VIP, CidrBlock.parse("10.98.0.0/24")));
        Sketch ambiguous = Sketch.threeRegions().without("rtb-a", VIP).vpcRoute("rtb-a", more, "eni-a", Origin.STATIC);
        assertThat(kinds(plan(ambiguous, "eni-b"))).containsExactly(Kind.AMBIGUOUS);
        assertThat(brief(plan(ambiguous, "eni-b"))).doesNotContain(" rtb-a ");
    }

    @Test
    @DisplayName("two prefix lists that claim the VIP are ambiguous")
    void twoLists() {
        Sketch sketch = Sketch.threeRegions()
                .without("rtb-c", VIP)
                .vpcRoute("rtb-c", LIST, "tgw-c", Origin.STATIC)
                .vpcRoute("rtb-c", new Destination.PrefixList("pl-2", List.of(VIP)), "eni-c", Origin.STATIC);
        assertThat(kinds(plan(sketch, "eni-b"))).containsExactly(Kind.AMBIGUOUS);
    }

    @Test
    @DisplayName("a missing route is left missing and told once, or created when that is wanted")
    void missing() {
        Sketch sketch = Sketch.threeRegions().without("rtb-c", VIP).without("tgw-rtb-c", VIP);
        assertThat(brief(plan(sketch, "eni-b"))).doesNotContain("rtb-c ");
        assertThat(plan(sketch, "eni-b").findings())
                .singleElement()
                .asString()
                .isEqualTo(
                        "10.99.0.10/32 is not led by rtb-c, tgw-rtb-c: there is no route for it, and create-missing is off."
                                + " Next: create one where clients need the VIP, or set create-missing=true");
        assertThat(brief(plan(sketch, "eni-b", Scope.all(Missing.CREATE))))
                .contains("tgw-rtb-c tgw-attach-bc", "rtb-c tgw-c");
        Golden.check("plan-create.txt", text(sketch, "eni-b", Missing.CREATE));
    }

    @Test
    @DisplayName("only tables of the regions and ids that are given are written; what is left out takes part as it is")
    void scope() {
        Sketch sketch = Sketch.threeRegions();
        Scope regions = new Scope(Set.of("region-b"), Set.of(), Set.of(), Missing.LEAVE);
        assertThat(brief(plan(sketch, "eni-b", regions))).isEqualTo("1 rtb-b eni-b; 2 tgw-rtb-b tgw-attach-b");
        Scope include = new Scope(Set.of(), Set.of(new TableId("rtb-b")), Set.of(), Missing.LEAVE);
        assertThat(brief(plan(sketch, "eni-b", include))).isEqualTo("1 rtb-b eni-b");
        Scope exclude = new Scope(Set.of(), Set.of(), Set.of(new TableId("tgw-rtb-b")), Missing.LEAVE);
        Plan plan = plan(sketch, "eni-b", exclude);
        assertThat(brief(plan)).isEqualTo("1 rtb-b eni-b");
        assertThat(kinds(plan)).containsExactly(Kind.NO_WAY);
    }

    @Test
    @DisplayName(
            "a region that cannot be read holds nobody up; what leads only through it waits, so that nothing loops")
    void deadRegion() {
        Sketch mesh = Sketch.threeRegions().dead("a", "its API did not answer within 2 s");
        Plan plan = plan(mesh, "eni-b");
        assertThat(brief(plan)).isEqualTo("1 rtb-b eni-b; 2 tgw-rtb-b tgw-attach-b; 3 tgw-rtb-c tgw-attach-bc");
        assertThat(kinds(plan)).containsExactly(Kind.UNREAD);

        Sketch row = Sketch.row().dead("b", "its API did not answer within 2 s");
        assertThat(brief(plan(row, "eni-d"))).doesNotContain("rtb-a");
        assertThat(kinds(plan(row, "eni-d"))).containsExactly(Kind.UNREAD, Kind.WAITING);
        Golden.check("plan-waiting.txt", text(row, "eni-d", Missing.LEAVE));
    }

    @Test
    @DisplayName("a VPC stays with the gateway it has, and takes another when only that leads or serves more zones")
    void twoGateways() {
        Sketch sketch = Sketch.threeRegions()
                .secondGateway("c")
                .tgwRoute("tgw-rtb-c2", VIP, "tgw-attach-c2")
                .vpcRoute("rtb-c", VIP, "tgw-c2");
        assertThat(brief(plan(sketch, "eni-b"))).contains("rtb-c tgw-c");

        Sketch peered = Sketch.threeRegions().secondGateway("c").onlyZone("c", 1);
        Plan plan = plan(peered, "eni-b");
        assertThat(brief(plan)).doesNotContain("; 4 rtb-c");
        assertThat(plan.findings()).extracting(f -> f.kind()).contains(Kind.ZONE);
    }

    @Test
    @DisplayName("a source/dest check that is on is switched off first")
    void check() {
        Sketch sketch = Sketch.threeRegions().check("eni-b", Eni.SourceDestCheck.ON);
        assertThat(brief(plan(sketch, "eni-b"))).startsWith("1 ModifyNetworkInterfaceAttribute; 1 rtb-b eni-b;");
    }

    @Test
    @DisplayName("an interface that was not found, a VIP within the node's VPC, a dead interface are obstacles")
    void obstacles() {
        assertThat(kinds(plan(Sketch.threeRegions(), "eni-z"))).containsExactly(Kind.OBSTACLE);
        Plan within = Plan.of(
                new Wanted(List.of(CidrBlock.parse("10.2.9.9")), new EniId("eni-b"), Scope.all(Missing.CREATE)),
                Sketch.threeRegions().topology());
        assertThat(within.changes()).isEmpty();
        assertThat(kinds(within)).containsExactly(Kind.OBSTACLE);
        Plan dead = plan(Sketch.threeRegions().vpcRoute("rtb-a", VIP, "eni-a!"), "eni-a");
        assertThat(kinds(dead)).containsExactly(Kind.DOWN);
        assertThat(dead.isEmpty()).isFalse();
        Plan routeless = plan(Sketch.threeRegions().without("rtb-b", VIP), "eni-b");
        assertThat(routeless.changes()).isEmpty();
        assertThat(kinds(routeless)).contains(Kind.OBSTACLE);
    }

    @Test
    @DisplayName("IPv6 and IPv4 VIPs of one resource are planned together")
    void bothFamilies() {
        Sketch sketch = Sketch.threeRegions().vpcRoute("rtb-b", SIXTH, "tgw-b");
        Plan plan = Plan.of(
                new Wanted(List.of(VIP, SIXTH), new EniId("eni-b"), Scope.all(Missing.LEAVE)), sketch.topology());
        assertThat(plan.changes())
                .extracting(c -> c.step().target())
                .contains("region-b rtb-b fd99::10/128", "region-b rtb-b 10.99.0.10/32");
        assertThatThrownBy(() -> new Wanted(
                        List.of(CidrBlock.parse("10.99.0.0/24")), new EniId("eni-b"), Scope.all(Missing.LEAVE)))
                .hasMessageContaining("not a single address");
    }

    @Test
    @DisplayName("a gateway's own table is retargeted in the node's VPC and left alone elsewhere")
    void gatewayTable() {
        Sketch sketch = Sketch.threeRegions()
                .table("b", "rtb-edge-b", RouteTable.Use.GATEWAY)
                .vpcRoute("rtb-edge-b", VIP, "eni-gone!")
                .table("c", "rtb-edge-c", RouteTable.Use.GATEWAY)
                .vpcRoute("rtb-edge-c", VIP, "eni-gone!");
        assertThat(brief(plan(sketch, "eni-b"))).contains("rtb-edge-b eni-b").doesNotContain("rtb-edge-c");
    }

    @Test
    @DisplayName("calls are counted for each place, and the quota of an operation sets the least time")
    void calls() {
        Sketch sketch = Sketch.threeRegions();
        for (int i = 0; i < 61; i++) {
            sketch.table("a", "rtb-a-%02d".formatted(i), RouteTable.Use.SUBNETS)
                    .vpcRoute("rtb-a-%02d".formatted(i), VIP, "eni-a");
        }
        Topology topology = sketch.topology();
        Calls calls = Calls.of(plan(sketch, "eni-b").changes(), topology);
        Place place = new Place("region-a", "111111111111");
        assertThat(calls.writes()).containsEntry(place, 63).hasSize(3);
        assertThat(calls.reads()).containsEntry(place, 10).hasSize(3);
        assertThat(calls.seconds()).isEqualTo((62 - 50) / 5.0);
    }

    @Test
    @DisplayName("what is applied half-way is finished by the next plan, also for another node")
    void halfWay() {
        Topology start = Sketch.row().topology();
        List<VipChange> changes = plan(Sketch.row(), "eni-d").changes();
        Topology half = Outcome.of(start, changes.subList(0, 3));
        Plan rest = Plan.of(new Wanted(List.of(VIP), new EniId("eni-d"), Scope.all(Missing.LEAVE)), half);
        assertThat(rest.changes()).extracting(c -> c.step().target()).hasSize(3);
        Plan other = Plan.of(new Wanted(List.of(VIP), new EniId("eni-a"), Scope.all(Missing.LEAVE)), half);
        assertThat(Outcome.of(half, other.changes())).isEqualTo(start);
    }
}

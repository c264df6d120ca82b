package io.genericark.routetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import io.genericark.aws.Change;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.aws.Reconciliation;
import io.genericark.routetable.Seen.Attachment;
import io.genericark.routetable.Seen.Interface;
import io.genericark.routetable.Seen.Route;
import io.genericark.routetable.Seen.SourceDestCheck;
import io.genericark.routetable.Seen.State;
import io.genericark.routetable.Seen.Table;
import io.genericark.routetable.Seen.Target;
import io.genericark.routetable.Seen.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePlanTest {

    private static final String MINE = "111111111111";
    private static final String OTHERS = "arn:aws:iam::222222222222:role/tables";
    private static final CidrBlock VIP = CidrBlock.parse("10.99.0.10");
    private static final CidrBlock SIXTH = CidrBlock.parse("fd00::10");
    private static final List<CidrBlock> VIPS = List.of(VIP, SIXTH);
    private static final List<CidrBlock> VPC = List.of(
            CidrBlock.parse("10.0.0.0/16"), CidrBlock.parse("10.5.0.0/16"), CidrBlock.parse("2001:db8:1:200::/56"));

    /** Tables as {@code name=target}, the target {@code -} for no route, {@code !} behind it for a blackhole. */
    @ParameterizedTest(name = "[{0}] with {1} -> {2} | {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                // tables seen                       | parameters              | changes
                // | obstacle kind, remark
                "a=eni-me b=eni-me                   |                         |                                        |",
                "a=eni-you b=eni-you                 |                         | a:eni-you->eni-me b:eni-you->eni-me    |",
                "a=eni-me b=eni-you                  |                         | b:eni-you->eni-me                      |",
                "a=eni-you! b=eni-me                 |                         | a:eni-you!->eni-me                     |",
                "a=eni-you b=-                       |                         | a:eni-you->eni-me                      |",
                "a=eni-you b=-                       | create-missing=true     | a:eni-you->eni-me b:none->eni-me       |",
                "a=- b=-                             | create-missing=true     | a:none->eni-me b:none->eni-me          |",
                "a=- b=-                             |                         |                                        | DENIED",
                "a=eni-me!                           |                         |                                        | BROKEN",
                "a=eni-me! b=eni-you                 |                         | b:eni-you->eni-me                      | BROKEN",
                "a=tgw-1 b=eni-me                    |                         |                                        | remark",
                "a=tgw-1 b=eni-you                   | create-missing=true     | b:eni-you->eni-me                      | remark",
                "a=igw-1!                            |                         |                                        | DENIED",
                "a=tgw-1 b=igw-1                     | create-missing=true     |                                        | DENIED",
                "a=eni-you b=eni-you                 | tables=rtb-a            | a:eni-you->eni-me                      |",
                "a=eni-you b=-                       | tables=rtb-a,rtb-b      | a:eni-you->eni-me                      | DENIED",
                "a=eni-you                           | tables=rtb-a,rtb-zz     |                                        | DENIED",
                "a=eni-me gateway=-                  | create-missing=true     |                                        |",
                "a=eni-you                           | vip=10.0.9.9            |                                        | DENIED",
                "a=eni-you                           | vip=10.5.255.255/32     |                                        | DENIED",
                "a=- b=-                             |                         |                                        | DENIED",
                "a=eni-you/eni-you                   | vip=10.99.0.10,fd00::10 | a:eni-you->eni-me a6:eni-you->eni-me   |",
                "a=eni-me/eni-you b=-/-              | vip=10.99.0.10,fd00::10 | a6:eni-you->eni-me                     |",
                "a=eni-you/- b=-/-                   | vip=10.99.0.10,fd00::10 | a:eni-you->eni-me                      | DENIED",
                "a=eni-you/igw-1                     | vip=10.99.0.10,fd00::10 | a:eni-you->eni-me                      | DENIED",
                "a=eni-you/tgw-1 b=-/eni-you         | vip=fd00::10            | b6:eni-you->eni-me                     | remark",
                "a=eni-you                           | vip=2001:db8:1:2ff::9   |                                        | DENIED",
                "a=eni-you b=eni-you                 | tables=tag:vip=a        | a:eni-you->eni-me                      |",
                "a=eni-you b=eni-you                 | tables=tag:vip          | a:eni-you->eni-me b:eni-you->eni-me    |",
                "a=eni-you b=- c=eni-you             | tables=rtb-a,tag:vip=b  | a:eni-you->eni-me                      | DENIED",
                "a=eni-you                           | tables=tag:vip=zz       |                                        | DENIED",
                "a=eni-you                           | tables=tag:none         |                                        | DENIED",
                "A=eni-you b=eni-you                 |                         | b:eni-you->eni-me                      | DENIED",
                "A=eni-me b=eni-me                   |                         |                                        |",
                "A=eni-you b=eni-me                  | role=OTHERS             | A:eni-you->eni-me                      |",
                "A=eni-me b=eni-you                  | role=OTHERS             |                                        | DENIED",
            })
    void table(String tables, @Nullable String parameters, @Nullable String changes, @Nullable String otherwise)
            throws KitException {
        Reconciliation<RouteChange> plan = plan(text(parameters), seen(SourceDestCheck.OFF, tables));
        assertThat(plan.changes().stream().map(RoutePlanTest::brief).collect(Collectors.joining(" ")))
                .isEqualTo(text(changes));
        String others = plan.obstacles().stream()
                .map(obstacle -> obstacle.kind().name())
                .collect(Collectors.joining(" "));
        assertThat(plan.remarks().isEmpty() ? others : others + "remark").isEqualTo(text(otherwise));
    }

    @Test
    @DisplayName("a source/dest check that is on is switched off, or only told when it is to be kept")
    void sourceDestCheck() throws KitException {
        Seen seen = seen(SourceDestCheck.ON, "a=eni-me");
        assertThat(plan("", seen).changes())
                .containsExactly(new RouteChange.SwitchOffSourceDestCheck("ap-northeast-1", new EniId("eni-me")));
        Reconciliation<RouteChange> kept = plan("source-dest-check=keep", seen);
        assertThat(kept.changes()).isEmpty();
        assertThat(kept.remarks()).singleElement().asString().contains("source/dest check of eni-me is on and kept");
    }

    @Test
    @DisplayName(
            "where one VIP leads to this node, the interface is made to accept it although another VIP cannot be led")
    void oneOfTwo() throws KitException {
        Seen seen = seen(SourceDestCheck.ON, "a=eni-me/igw-1");
        assertThat(plan("vip=10.99.0.10,fd00::10", seen).changes())
                .containsExactly(new RouteChange.SwitchOffSourceDestCheck("ap-northeast-1", new EniId("eni-me")));
    }

    @ParameterizedTest
    @CsvSource({"DETACHED,attached to no instance", "GONE,does not exist in ap-northeast-1"})
    @DisplayName("routes are not led to an interface that could only be a blackhole; another node may fare better")
    void unusableInterface(Attachment attachment, String why) throws KitException {
        Reconciliation<RouteChange> plan = plan("", seen(SourceDestCheck.ON, attachment, "a=eni-you"));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.kind()).isEqualTo(Kind.BROKEN);
            assertThat(obstacle.why()).isEqualTo("its eni-me " + (attachment == Attachment.GONE ? "" : "is ") + why);
        });
    }

    @Test
    @DisplayName("a table of another account is named with the account whose role is needed")
    void sharedTable() throws KitException {
        assertThat(plan("", seen(SourceDestCheck.OFF, "A=eni-you")).obstacles())
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.why() + obstacle.next())
                        .contains("rtb-A")
                        .contains("account 222222222222")
                        .contains("parameter role"));
    }

    @Test
    @DisplayName("where the VIP cannot be led to this node, the interface is left alone too")
    void nothingHalfway() throws KitException {
        assertThat(plan("", seen(SourceDestCheck.ON, "a=tgw-1")).changes()).isEmpty();
    }

    @Test
    @DisplayName("each refusal says why and what to do")
    void words() throws KitException {
        assertThat(plan("vip=10.0.9.9", seen(SourceDestCheck.OFF, "a=eni-me")).obstacles())
                .singleElement()
                .satisfies(o -> assertThat(o.why()).contains("10.0.0.0/16").contains("local route"));
        assertThat(plan("", seen(SourceDestCheck.OFF, "a=-")).obstacles())
                .singleElement()
                .satisfies(o ->
                        assertThat(o.next()).contains("create-missing=true").contains("eni-me"));
        assertThat(plan("", seen(SourceDestCheck.OFF, "a=tgw-1")).obstacles())
                .singleElement()
                .satisfies(o ->
                        assertThat(o.why()).contains("rtb-a leads to tgw-1").contains("not overwritten"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vip=10.99.0.0/24",
                "vip=10.99.0",
                "vip=10.99.0.010",
                "vip=fd00::/64",
                "vip=fd00::1/129",
                "vip=10.99.0.256",
                "vip=10.99.0.10,db.example.com",
                "vip=127.0.0.1",
                "vip=fe80::1",
                "vip=224.0.0.5",
                "vip=::",
                "vip=",
                "tables=a",
                "tables=",
                "tables=auto,rtb-a",
                "tables=tag:",
                "tables=tag:=x",
                "eni=i-1",
                "eni=",
                "endpoint=ec2.example.com",
                "endpoint=http://a,http://b",
                "endpoint=eu-west-1=nowhere",
                "sts-endpoint=ftp://a",
                "role=tables",
                "role=arn:aws:iam::1:role/tables",
                "role=arn:aws:iam::222222222222:user/tables",
                "role-external-id=x"
            })
    @DisplayName("parameters that cannot be are refused")
    void badParameters(String parameter) {
        KitException failure =
                catchThrowableOfType(KitException.class, () -> plan(parameter, seen(SourceDestCheck.OFF, "a=eni-me")));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("ark resource set");
    }

    @Test
    @DisplayName("the order of AWS's answer does not matter")
    void order() throws KitException {
        assertThat(plan("", seen(SourceDestCheck.OFF, "b=eni-you a=eni-you")))
                .isEqualTo(plan("", seen(SourceDestCheck.OFF, "a=eni-you b=eni-you")));
    }

    private static Reconciliation<RouteChange> plan(String parameters, Seen seen) throws KitException {
        Map<String, String> given = new HashMap<>(Map.of("vip", VIP.toString()));
        Arrays.stream(parameters.split(" ", -1)).filter(word -> !word.isEmpty()).forEach(word -> {
            int equals = word.indexOf('=');
            given.put(word.substring(0, equals), word.substring(equals + 1).replace("OTHERS", OTHERS));
        });
        return RoutePlan.of(Settings.of(Parameters.of(Settings.SPECS, given)), seen);
    }

    private static Seen seen(SourceDestCheck check, String tables) {
        return seen(check, Attachment.ATTACHED, tables);
    }

    private static Seen seen(SourceDestCheck check, Attachment attachment, String tables) {
        return new Seen(
                "ap-northeast-1",
                new Interface(new EniId("eni-me"), "vpc-1", MINE, check, attachment),
                VPC,
                Arrays.stream(tables.split(" ", -1)).map(RoutePlanTest::table).toList());
    }

    /** The name says who uses a table: {@code gateway}; a capital that it belongs to another account. Its tag {@code vip} is its name. */
    private static Table table(String text) {
        int equals = text.indexOf('=');
        String name = text.substring(0, equals);
        return new Table(
                new TableId("rtb-" + name),
                Character.isUpperCase(name.charAt(0)) ? "222222222222" : MINE,
                name.equals("gateway") ? Use.GATEWAY : Use.SUBNETS,
                name,
                Map.of("vip", name),
                routes(text.substring(equals + 1)));
    }

    /** Targets of the VIPs in their order, {@code /} between them. */
    private static List<Route> routes(String targets) {
        List<Route> routes = new ArrayList<>();
        String[] each = targets.split("/", -1);
        for (int i = 0; i < each.length; i++) {
            if (!each[i].equals("-")) {
                routes.add(route(VIPS.get(i), each[i]));
            }
        }
        return routes;
    }

    private static Route route(CidrBlock vip, String text) {
        String target = text.replace("!", "");
        return new Route(
                vip,
                target.startsWith("eni-") ? new Target.Eni(new EniId(target)) : new Target.Foreign(target),
                text.endsWith("!") ? State.BLACKHOLE : State.ACTIVE);
    }

    private static String brief(Change change) {
        return switch ((RouteChange) change) {
            case RouteChange.ReplaceRoute it ->
                name(it.table(), it.vip()) + ":" + it.from().toString().replace(" (blackhole)", "!") + "->" + it.to();
            case RouteChange.CreateRoute it -> name(it.table(), it.vip()) + ":none->" + it.to();
            case RouteChange.SwitchOffSourceDestCheck it -> it.eni() + ":check";
        };
    }

    private static String name(TableId table, CidrBlock vip) {
        return table.value().substring("rtb-".length()) + (vip.equals(SIXTH) ? "6" : "");
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }
}

package io.genericark.routetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import io.genericark.aws.Change;
import io.genericark.aws.EniId;
import io.genericark.aws.Reconciliation;
import io.genericark.routetable.Seen.Interface;
import io.genericark.routetable.Seen.Route;
import io.genericark.routetable.Seen.SourceDestCheck;
import io.genericark.routetable.Seen.State;
import io.genericark.routetable.Seen.Table;
import io.genericark.routetable.Seen.Target;
import io.genericark.routetable.Seen.Use;
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

    private static final Ipv4Block VIP = Ipv4Block.parse("10.99.0.10");
    private static final List<Ipv4Block> VPC = List.of(Ipv4Block.parse("10.0.0.0/16"), Ipv4Block.parse("10.5.0.0/16"));

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
                "vip=fd00::1",
                "vip=10.99.0.256",
                "vip=",
                "tables=a",
                "eni=i-1"
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
            given.put(word.substring(0, equals), word.substring(equals + 1));
        });
        return RoutePlan.of(Settings.of(Parameters.of(Settings.SPECS, given)), seen);
    }

    private static Seen seen(SourceDestCheck check, String tables) {
        return new Seen(
                "ap-northeast-1",
                new Interface(new EniId("eni-me"), "vpc-1", check),
                VPC,
                Arrays.stream(tables.split(" ", -1)).map(RoutePlanTest::table).toList());
    }

    private static Table table(String text) {
        int equals = text.indexOf('=');
        String name = text.substring(0, equals);
        String target = text.substring(equals + 1);
        return new Table(
                new TableId("rtb-" + name),
                name.equals("gateway") ? Use.GATEWAY : Use.SUBNETS,
                name,
                target.equals("-") ? List.of() : List.of(route(target)));
    }

    private static Route route(String text) {
        String target = text.replace("!", "");
        return new Route(
                VIP,
                target.startsWith("eni-") ? new Target.Eni(new EniId(target)) : new Target.Foreign(target),
                text.endsWith("!") ? State.BLACKHOLE : State.ACTIVE);
    }

    private static String brief(Change change) {
        return switch ((RouteChange) change) {
            case RouteChange.ReplaceRoute it ->
                name(it.table()) + ":" + it.from().toString().replace(" (blackhole)", "!") + "->" + it.to();
            case RouteChange.CreateRoute it -> name(it.table()) + ":none->" + it.to();
            case RouteChange.SwitchOffSourceDestCheck it -> it.eni() + ":check";
        };
    }

    private static String name(TableId table) {
        return table.value().substring("rtb-".length());
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }
}

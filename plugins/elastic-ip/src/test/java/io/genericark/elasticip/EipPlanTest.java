package io.genericark.elasticip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import io.genericark.aws.EniId;
import io.genericark.aws.IpAddress;
import io.genericark.aws.Reconciliation;
import io.genericark.elasticip.Seen.Address;
import io.genericark.elasticip.Seen.Association;
import io.genericark.elasticip.Seen.Interface;
import io.genericark.elasticip.Seen.PrivateIp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EipPlanTest {

    private static final EniId ME = new EniId("eni-me");
    private static final IpAddress MINE = IpAddress.parse("10.0.0.4");
    private static final IpAddress SECOND = IpAddress.parse("10.0.0.5");

    /** Addresses as {@code number=holder@private}, where number 1 is 192.0.2.1, eipalloc-1 and tagged Name=e1. */
    @ParameterizedTest(name = "[{0}] {1} -> restore {2}, remove {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                // seen                                 | parameters             | restore         | remove
                "1=-                                    | eip=192.0.2.1          | 1->10.0.0.4     |",
                "1=eni-you@10.0.0.9                     | eip=192.0.2.1          | 1->10.0.0.4     |",
                "1=eni-me@10.0.0.4                      | eip=192.0.2.1          |                 | 1->nowhere",
                "1=eni-me@10.0.0.5                      | eip=192.0.2.1          | 1->10.0.0.4     |",
                "1=eni-me@10.0.0.5                      | eip=192.0.2.1 private-ip=10.0.0.5 |      | 1->nowhere",
                "1=eni-you@10.0.0.9                     | eip=eipalloc-1         | 1->10.0.0.4     |",
                "1=eni-you@10.0.0.9                     | eip=tag:Name=e1        | 1->10.0.0.4     |",
                "10=- 1=eni-you@10.0.0.9 100=-          | eip=192.0.2.1          | 1->10.0.0.4     |",
                "10=-                                   | eip=192.0.2.1          | DENIED          |",
                "10=-                                   | eip=eipalloc-1         | DENIED          |",
                "10=-                                   | eip=tag:Name=e1        | DENIED          |",
                "1=- 2=-                                | eip=tag:kind=vip       | DENIED          |",
                "                                       | eip=192.0.2.1          | DENIED          |",
                "1=-                                    | eip=192.0.2.1 private-ip=10.0.0.7 | DENIED |",
                "1=- 2=eni-me@10.0.0.4                  | eip=192.0.2.1          | DENIED          |",
                "1=- 2=eni-me@10.0.0.5                  | eip=192.0.2.1          | 1->10.0.0.4     |",
            })
    void table(@Nullable String addresses, String parameters, @Nullable String restore, @Nullable String remove)
            throws KitException {
        Settings wanted = settings(parameters);
        Seen seen = seen(addresses == null ? "" : addresses);
        assertThat(brief(EipPlan.of(wanted, seen))).isEqualTo(restore == null ? "" : restore);
        assertThat(brief(EipPlan.removal(wanted, seen))).isEqualTo(remove == null ? "" : remove);
    }

    @Test
    @DisplayName("an interface that is attached to nothing is another node's chance")
    void detached() throws KitException {
        Seen seen = new Seen(
                "r",
                new Interface(ME, List.of(new PrivateIp(MINE, Optional.empty())), Optional.empty()),
                List.of(address("1=-")));
        assertThat(EipPlan.of(settings("eip=192.0.2.1"), seen).obstacles())
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.kind()).isEqualTo(Kind.BROKEN));
    }

    @Test
    @DisplayName("a refusal names what it found and what to do")
    void words() throws KitException {
        assertThat(EipPlan.of(settings("eip=tag:kind=vip"), seen("1=- 2=-")).obstacles())
                .singleElement()
                .satisfies(o -> assertThat(o.why()).contains("192.0.2.1 (eipalloc-1), 192.0.2.2 (eipalloc-2)"))
                .satisfies(o -> assertThat(o.next()).contains("allocation id"));
        assertThat(EipPlan.of(settings("eip=192.0.2.1"), seen("1=- 2=eni-me@10.0.0.4"))
                        .obstacles())
                .singleElement()
                .satisfies(o -> assertThat(o.why()).contains("eipalloc-2").contains("push it aside"))
                .satisfies(o -> assertThat(o.next()).contains("private-ip"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eip=192.0.2",
                "eip=192.0.2.01",
                "eip=192.0.2.256",
                "eip=192.0.2.0/24",
                "eip=2001:db8::1",
                "eip=tag:Name",
                "eip=tag:=x",
                "eip=",
                "eni=i-1",
                "private-ip=10.0.0"
            })
    @DisplayName("parameters that cannot be are refused")
    void badParameters(String parameter) {
        KitException failure = catchThrowableOfType(KitException.class, () -> settings(parameter));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("ark resource set");
    }

    private static Settings settings(String parameters) throws KitException {
        Map<String, String> given = new HashMap<>(Map.of("eip", "192.0.2.1"));
        for (String word : parameters.split(" ", -1)) {
            int equals = word.indexOf('=');
            given.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return Settings.of(Parameters.of(Settings.SPECS, given));
    }

    private static Seen seen(String texts) {
        List<Address> addresses = Arrays.stream(texts.split(" ", -1))
                .filter(text -> !text.isEmpty())
                .map(EipPlanTest::address)
                .toList();
        List<PrivateIp> privateIps = List.of(privateIp(MINE, addresses), privateIp(SECOND, addresses));
        return new Seen("ap-northeast-1", new Interface(ME, privateIps, Optional.of("i-me")), addresses);
    }

    private static PrivateIp privateIp(IpAddress ip, List<Address> addresses) {
        return new PrivateIp(
                ip,
                addresses.stream()
                        .filter(address -> address.leadsTo(ME, ip))
                        .map(Address::allocation)
                        .findFirst());
    }

    private static Address address(String text) {
        String number = text.substring(0, text.indexOf('='));
        String place = text.substring(text.indexOf('=') + 1);
        int at = place.indexOf('@');
        return new Address(
                "eipalloc-" + number,
                IpAddress.parse("192.0.2." + number),
                Map.of("Name", "e" + number, "kind", "vip"),
                at < 0
                        ? Optional.empty()
                        : Optional.of(new Association(
                                "eipassoc-" + number,
                                place.substring(0, at),
                                Optional.of(IpAddress.parse(place.substring(at + 1))))));
    }

    private static String brief(Reconciliation<EipChange> plan) {
        String obstacles = plan.obstacles().stream()
                .map(obstacle -> obstacle.kind().name())
                .collect(Collectors.joining(" "));
        return obstacles + plan.changes().stream().map(EipPlanTest::brief).collect(Collectors.joining(" "));
    }

    private static String brief(EipChange change) {
        return switch (change) {
            case EipChange.Associate it -> number(it.address()) + "->" + it.privateIp();
            case EipChange.Disassociate it -> number(it.address()) + "->nowhere";
        };
    }

    private static String number(Address address) {
        return address.allocation().substring("eipalloc-".length());
    }
}

package io.genericark.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import io.genericark.aws.Change.Necessity;
import io.genericark.aws.IpAddress;
import io.genericark.aws.Reconciliation;
import io.genericark.route53.Zone.Visibility;
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

class RecordPlanTest {

    private static final DnsName NAME = DnsName.parse("db.example.com");

    /** Records as {@code TYPE=value,value/ttl}; {@code *} before the type for a weighted one, {@code >} for an alias. */
    @ParameterizedTest(name = "[{0}] for {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // seen                                | address  | change, or the kind of the obstacle
                "                                      | 10.0.0.1 | none->10.0.0.1",
                "A=10.0.0.1/10                         | 10.0.0.1 |",
                "A=10.0.0.2/10                         | 10.0.0.1 | 10.0.0.2->10.0.0.1",
                "A=10.0.0.2/300                        | 10.0.0.1 | 10.0.0.2->10.0.0.1",
                "A=10.0.0.10/10                        | 10.0.0.1 | 10.0.0.10->10.0.0.1",
                "A=10.0.0.1,10.0.0.2/10                | 10.0.0.1 | 10.0.0.1,10.0.0.2->10.0.0.1",
                "A=10.0.0.1/300                        | 10.0.0.1 | wished",
                "AAAA=fd00:0:0:0::1/10                 | fd00::1  |",
                "AAAA=fd00::2/10 A=10.0.0.1/10         | fd00::1  | fd00::2->fd00::1",
                "TXT=hello/10 A=10.0.0.2/10 AAAA=fd00::2/10 | 10.0.0.1 | 10.0.0.2->10.0.0.1",
                "*A=10.0.0.2/10                        | 10.0.0.1 | DENIED",
                "*A=10.0.0.1/10                        | 10.0.0.1 | DENIED",
                ">A=lb.example.com                     | 10.0.0.1 | DENIED",
                "*AAAA=fd00::2/10                      | 10.0.0.1 | none->10.0.0.1",
                "CNAME=other.example.com/10            | 10.0.0.1 | DENIED",
            })
    void table(@Nullable String records, String address, @Nullable String result) throws KitException {
        Reconciliation<RecordWrite> plan = RecordPlan.of(settings("address=" + address), seen(records, address));
        String changes = plan.changes().stream().map(RecordPlanTest::brief).collect(Collectors.joining(" "));
        String obstacles = plan.obstacles().stream().map(o -> o.kind().name()).collect(Collectors.joining(" "));
        assertThat(changes + obstacles).isEqualTo(result == null ? "" : result);
    }

    @Test
    @DisplayName("a refusal says what stands there and that it is not touched")
    void words() throws KitException {
        assertThat(RecordPlan.of(settings("address=10.0.0.1"), seen("*A=10.0.0.2/10", "10.0.0.1"))
                        .obstacles())
                .singleElement()
                .satisfies(o -> assertThat(o.why()).contains("weighted record set blue", "not touched"));
        assertThat(RecordPlan.of(settings("address=10.0.0.1"), seen(">A=lb.example.com", "10.0.0.1"))
                        .obstacles())
                .singleElement()
                .satisfies(o -> assertThat(o.why()).contains("alias of lb.example.com"));
    }

    @Test
    @DisplayName("a zone is chosen by name, and by who may ask it where several have the name")
    void zones() throws KitException {
        Zone open = new Zone("Z1", DnsName.of("example.com."), Visibility.PUBLIC);
        Zone closed = new Zone("Z2", DnsName.of("example.com."), Visibility.PRIVATE);
        Zone longer = new Zone("Z3", DnsName.of("db.example.com"), Visibility.PUBLIC);
        DnsName name = DnsName.parse("Example.COM.");
        assertThat(ZoneChoice.of(name, Optional.empty(), List.of(open, longer))).isEqualTo(open);
        assertThat(ZoneChoice.of(name, Optional.of(Visibility.PRIVATE), List.of(open, closed)))
                .isEqualTo(closed);
        assertThat(ZoneChoice.of(name, Optional.of(Visibility.PUBLIC), List.of(open, closed)))
                .isEqualTo(open);
        assertThat(noChoice(name, Optional.empty(), open, closed)).contains("Z1 (public), Z2 (private)");
        assertThat(noChoice(name, Optional.of(Visibility.PRIVATE), open)).contains("only Z1 (public)");
        assertThat(noChoice(name, Optional.empty(), longer)).contains("no zone of that name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=db..example.com",
                "name=*.example.com",
                "name=",
                "name=db.example.org",
                "name=dbexample.com",
                "zone=exa mple.com",
                "address=10.0.0",
                "address=10.0.0.1/32",
                "type=AAAA address=10.0.0.1",
                "type=A address=fd00::1",
                "type=TXT",
                "zone-type=both"
            })
    @DisplayName("parameters that cannot be are refused")
    void badParameters(String parameters) {
        KitException failure = catchThrowableOfType(KitException.class, () -> settings(parameters));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("ark resource set");
    }

    @Test
    @DisplayName("a zone is named by its id, with or without its path")
    void zoneIds() throws KitException {
        assertThat(settings("zone=Z0123456789ABC").zone()).isEqualTo(new Settings.ZoneName.Id("Z0123456789ABC"));
        assertThat(settings("zone=/hostedzone/Z0123456789ABC").zone())
                .isEqualTo(new Settings.ZoneName.Id("Z0123456789ABC"));
    }

    private static String noChoice(DnsName name, Optional<Visibility> visibility, Zone... zones) {
        return catchThrowableOfType(KitException.class, () -> ZoneChoice.of(name, visibility, List.of(zones)))
                .why();
    }

    private static Settings settings(String parameters) throws KitException {
        Map<String, String> given = new HashMap<>(Map.of("name", "db.example.com", "zone", "example.com"));
        for (String word : parameters.split(" (?=[a-z-]+=)", -1)) {
            int equals = word.indexOf('=');
            given.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return Settings.of(Parameters.of(Settings.SPECS, given));
    }

    private static Seen seen(@Nullable String records, String address) {
        return new Seen(
                "Z1",
                IpAddress.parse(address),
                10,
                records == null
                        ? List.of()
                        : Arrays.stream(records.split(" ", -1))
                                .map(RecordPlanTest::record)
                                .toList(),
                List.of());
    }

    private static RecordSet record(String text) {
        String type = text.substring(0, text.indexOf('=')).replaceAll("[*>]", "");
        String[] rest = text.substring(text.indexOf('=') + 1).split("/", -1);
        if (text.startsWith(">")) {
            return new RecordSet(NAME, type, 0, List.of(), new RecordSet.Kind.Alias(rest[0]));
        }
        return new RecordSet(
                NAME,
                type,
                Long.parseLong(rest[1]),
                List.of(rest[0].split(",", -1)),
                text.startsWith("*")
                        ? new RecordSet.Kind.Routed("weighted record set blue")
                        : new RecordSet.Kind.Simple());
    }

    private static String brief(RecordWrite write) {
        if (write.necessity() == Necessity.WISHED) {
            return "wished";
        }
        return write.from().map(from -> String.join(",", from.values())).orElse("none") + "->"
                + write.to().text();
    }
}

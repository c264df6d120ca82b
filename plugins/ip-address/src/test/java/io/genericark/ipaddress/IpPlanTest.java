package io.genericark.ipaddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.api.KitException;
import io.genericark.api.Parameters;
import io.genericark.ipaddress.Seen.Ability;
import io.genericark.ipaddress.Seen.Assignment;
import io.genericark.ipaddress.Seen.Link;
import io.genericark.ipaddress.Seen.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpPlanTest {

    /** Interfaces as {@code NAME=ADDRESS/PREFIX*STATE,...}; {@code NAME!ABILITY=} lacks one. */
    @ParameterizedTest(name = "[{0}] {1} -> restore {2}, remove {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                // seen                                        | parameters                   | restore
                //                 | remove
                "eth0=10.0.0.1/24                              | ip=10.0.0.7                  | ABSENT + eth0 10.0.0.7/24                |",
                "eth0=10.0.0.1/24 eth1=10.0.1.1/24             | ip=10.0.1.7                  | ABSENT + eth1 10.0.1.7/24                |",
                "eth0=10.0.0.1/16 eth1=10.0.1.1/24             | ip=10.0.1.7                  | ABSENT + eth1 10.0.1.7/24                |",
                "eth0=10.0.0.1/24 eth1=10.0.0.2/24             | ip=10.0.0.7                  | DENIED several interfaces of this node fit: eth0, eth1 |",
                "eth0=10.0.0.1/24 eth1=10.0.0.2/24             | ip=10.0.0.7 interface=eth1   | ABSENT + eth1 10.0.0.7/24                |",
                "eth0=10.0.0.1/24                              | ip=10.9.0.7                  | DENIED no interface of this node has another address of its subnet |",
                "eth0=10.0.0.1/24                              | ip=10.9.0.7 interface=eth0   | ABSENT + eth0 10.9.0.7/32                |",
                "eth0=10.0.0.1/24                              | ip=10.9.0.7/16 interface=eth0 | ABSENT + eth0 10.9.0.7/16               |",
                "eth0=10.0.0.1/24                              | ip=10.0.0.7 interface=eth1   | DENIED this node has no interface eth1, but eth0 |",
                "lo=127.0.0.1/8*local eth0=10.0.0.1/24         | ip=10.9.0.7 interface=lo     | ABSENT + lo 10.9.0.7/32                  |",
                "eth0=10.0.0.1/24                              | ip=10.0.0.7 label=vip        | ABSENT + eth0 10.0.0.7/24 eth0:vip       |",
                "a-long-name=10.0.0.1/24                       | ip=10.0.0.7 label=toolong    | DENIED the label a-long-name:toolong is longer than 15 characters |",
                "eth0=fd00::1/64                               | ip=fd00::7                   | ABSENT + eth0 fd00::7/64                 |",
                "eth0=fd00::1/64                               | ip=fd00::7 duplicate-check=false | ABSENT + eth0 fd00::7/64 unasked     |",
                // there
                "eth0=10.0.0.1/24,10.0.0.7/24*secondary        | ip=10.0.0.7                  | IN_SERVICE                               | - eth0 10.0.0.7/24",
                "eth0=10.0.0.7/24                              | ip=10.0.0.7                  | IN_SERVICE                               | - eth0 10.0.0.7/24",
                "eth0=10.0.0.1/24,10.0.0.7/32                  | ip=10.0.0.7                  | IN_SERVICE + eth0 10.0.0.7/24 - eth0 10.0.0.7/32 | - eth0 10.0.0.7/32",
                "eth0=10.0.0.1/24,10.0.0.7/32,10.0.0.7/24*secondary | ip=10.0.0.7             | IN_SERVICE - eth0 10.0.0.7/32            | - eth0 10.0.0.7/32 - eth0 10.0.0.7/24",
                "eth0=fd00::1/64,fd00::7/128                   | ip=fd00::7                   | IN_SERVICE - eth0 fd00::7/128 + eth0 fd00::7/64 | - eth0 fd00::7/128",
                "eth0=fd00::1/64,fd00::7/64*tentative          | ip=fd00::7                   | SETTLING                                 | - eth0 fd00::7/64",
                "eth0=fd00::1/64,fd00::7/64*tentative*duplicate | ip=fd00::7                  | DUPLICATE - eth0 fd00::7/64 + eth0 fd00::7/64 | - eth0 fd00::7/64",
                // elsewhere, or the node's own
                "eth0=10.0.0.1/24 eth1=10.0.0.7/32             | ip=10.0.0.7                  | DENIED it is on eth1 already and should be on eth0 | - eth1 10.0.0.7/32",
                "eth0=10.0.0.1/24,10.0.0.7/24 eth1=10.0.0.7/32 | ip=10.0.0.7 interface=eth0   | DENIED it is on eth1 already and should be on eth0 | - eth0 10.0.0.7/24 - eth1 10.0.0.7/32",
                "eth0=10.0.0.7/24*dynamic                      | ip=10.0.0.7                  | DENIED it is this node's own address on eth0, from DHCP or a router |",
                // the link
                "eth0!up=10.0.0.1/24,10.0.0.7/24               | ip=10.0.0.7                  | BROKEN interface eth0 is switched off    | - eth0 10.0.0.7/24",
                "eth0!carrier=10.0.0.1/24,10.0.0.7/24          | ip=10.0.0.7                  | BROKEN interface eth0 is not connected (no carrier) | - eth0 10.0.0.7/24",
                "eth0!carrier=10.0.0.1/24                      | ip=10.0.0.7 link-check=false | ABSENT + eth0 10.0.0.7/24                |",
            })
    void virtual(@Nullable String links, String parameters, @Nullable String restore, @Nullable String remove)
            throws KitException {
        Settings wanted = settings(parameters);
        Seen seen = seen(String.valueOf(links));
        assertThat(told(IpPlan.of(wanted, seen))).isEqualTo(restore);
        assertThat(told(List.copyOf(IpPlan.removal(wanted, seen)))).isEqualTo(remove == null ? "" : remove);
    }

    @ParameterizedTest(name = "[{0}] {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lo=127.0.0.1/8*local eth0=10.0.0.1/24,10.0.0.7/24*secondary | ip=auto   | IN_SERVICE",
                "eth0=10.0.0.1/24*dynamic                      | ip=10.0.0.1             | IN_SERVICE",
                "eth0=10.0.0.1/24 eth1=10.0.1.1/24             | ip=auto                 | DENIED several interfaces of this node fit: eth0, eth1",
                "eth0=10.0.0.1/24 eth1=10.0.1.1/24             | ip=auto interface=eth1  | IN_SERVICE",
                "eth0=10.0.0.1/24                              | ip=auto interface=eth1  | DENIED this node has no interface eth1, but eth0",
                "eth0=fe80::1/64*local,fd00::9/64*temporary    | ip=auto interface=eth0  | DENIED eth0 has no address of its own",
                "eth0=fe80::1/64*local                         | ip=auto                 | DENIED no interface has an address of its own",
                "eth0=10.0.0.1/24                              | ip=10.0.0.2             | BROKEN no interface of this node has it",
                "eth0=10.0.0.1/24                              | ip=10.0.0.2 interface=eth0 | BROKEN eth0 does not have it, but 10.0.0.1/24",
                "eth0!up=10.0.0.1/24                           | ip=10.0.0.1             | BROKEN interface eth0 is switched off",
                "eth0=fd00::1/64*tentative                     | ip=fd00::1              | SETTLING",
                "eth0=fd00::1/64*duplicate                     | ip=fd00::1              | DUPLICATE",
            })
    void real(String links, String parameters, String expected) throws KitException {
        assertThat(told(IpPlan.of(settings("mode=real " + parameters), seen(links))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip=10.0.0.300",
                "ip=10.0.0.07",
                "ip=10.0.0.7/33",
                "ip=10.0.0.7/0",
                "ip=10.0.0.7/",
                "ip=fd00::7/129",
                "ip=auto",
                "ip=127.0.0.1",
                "ip=224.0.0.1",
                "ip=::",
                "ip=fe80::7",
                "ip=vip.example.com",
                "ip=fd00::7 label=vip",
                "ip=10.0.0.7 label=eth0:vip",
                "ip=10.0.0.7 interface=-j",
                "ip=10.0.0.7 interface=../eth0",
            })
    void whatCannotBeMeantIsRefused(String parameters) {
        assertThatThrownBy(() -> settings(parameters))
                .isInstanceOfSatisfying(
                        KitException.class, it -> assertThat(it.kind()).isEqualTo(KitException.Kind.DENIED))
                .hasMessageContaining("parameter");
    }

    private static String told(Decision decision) {
        return decision.obstacle().isPresent()
                ? decision.obstacle().get().kind() + " "
                        + decision.obstacle().get().why()
                : (decision.presence() + " " + told(decision.changes())).strip();
    }

    private static String told(List<IpChange> changes) {
        return changes.stream().map(IpPlanTest::told).collect(Collectors.joining(" "));
    }

    private static String told(IpChange change) {
        return switch (change) {
            case IpChange.Add it ->
                "+ " + it.link() + " " + it.ip() + "/" + it.prefix()
                        + it.label().map(label -> " " + label).orElse("")
                        + (it.detection() == IpChange.Detection.NONE ? " unasked" : "");
            case IpChange.TakeOff it -> "- " + it.link() + " " + it.ip() + "/" + it.prefix();
        };
    }

    private static Settings settings(String parameters) throws KitException {
        Map<String, String> given = new HashMap<>();
        for (String parameter : parameters.split(" ", -1)) {
            String[] parts = parameter.split("=", 2);
            given.put(parts[0], parts[1]);
        }
        return Settings.of(Parameters.of(Settings.SPECS, given));
    }

    private static Seen seen(String links) {
        return new Seen(
                Arrays.stream(links.split(" ", -1)).map(IpPlanTest::link).toList());
    }

    private static Link link(String text) {
        String[] parts = text.split("=", 2);
        String[] name = parts[0].split("!", -1);
        Set<Ability> abilities = EnumSet.allOf(Ability.class);
        if (name.length > 1) {
            abilities.remove(Ability.valueOf(name[1].toUpperCase(Locale.ROOT)));
        }
        List<Assignment> assignments = new ArrayList<>();
        for (String it : parts[1].split(",", -1)) {
            String[] words = it.split("[/*]", -1);
            Set<State> states = new HashSet<>();
            for (int i = 2; i < words.length; i++) {
                states.add(State.valueOf(words[i].toUpperCase(Locale.ROOT)));
            }
            assignments.add(new Assignment(Ip.parse(words[0]), Integer.parseInt(words[1]), states));
        }
        return new Link(name[0], "02:00:00:00:00:01", abilities, assignments);
    }
}

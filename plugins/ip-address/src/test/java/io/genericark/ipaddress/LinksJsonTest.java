package io.genericark.ipaddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.ipaddress.Seen.Ability;
import io.genericark.ipaddress.Seen.State;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class LinksJsonTest {

    /** As iproute2 6.1 writes it, with an interface in each state and an entry without name. */
    private static final String SAMPLE = """
            [{},
             {"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP","LOWER_UP"],"operstate":"UNKNOWN","link_type":"loopback",
              "address":"00:00:00:00:00:00","addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host","label":"lo"}]},
             {"ifindex":2,"ifname":"eth0","flags":["BROADCAST","MULTICAST","UP","LOWER_UP"],"operstate":"UP","link_type":"ether",
              "address":"06:d9:f1:f8:a8:07","addr_info":[
               {"family":"inet","local":"10.91.0.1","prefixlen":24,"scope":"global","dynamic":true,"label":"eth0"},
               {"family":"inet","local":"10.91.0.7","prefixlen":24,"scope":"global","secondary":true,"label":"eth0:vip"},
               {"family":"inet6","local":"fd00:91::9","prefixlen":64,"scope":"global","dadfailed":true,"tentative":true},
               {"family":"inet6","local":"fd00:91::a","prefixlen":64,"scope":"global","temporary":true,"dynamic":true},
               {"family":"inet6","local":"fe80::4d9:f1ff:fef8:a807","prefixlen":64,"scope":"link"}]},
             {"ifindex":3,"ifname":"eth1","flags":["NO-CARRIER","BROADCAST","MULTICAST","UP"],"operstate":"DOWN","addr_info":[]},
             {"ifindex":4,"ifname":"tun0","flags":["POINTOPOINT","NOARP"],"operstate":"DOWN","link_type":"none","addr_info":[
               {"family":"inet","local":"10.8.0.1","address":"10.8.0.2","prefixlen":32,"scope":"global"}]}]
            """;

    @Test
    @DisplayName("interfaces are read with what they are able to do")
    void links() {
        Seen seen = LinksJson.read(SAMPLE);
        assertThat(seen.links()).extracting(Seen.Link::name).containsExactly("lo", "eth0", "eth1", "tun0");
        assertThat(seen.link("lo").orElseThrow().abilities()).containsOnly(Ability.UP, Ability.CARRIER);
        assertThat(seen.link("eth0").orElseThrow().abilities()).containsOnly(Ability.values());
        assertThat(seen.link("eth1").orElseThrow().abilities()).containsOnly(Ability.UP, Ability.NEIGHBOURS);
        assertThat(seen.link("tun0").orElseThrow().abilities()).isEmpty();
        assertThat(seen.hasHardware("06:D9:F1:F8:A8:07")).isTrue();
    }

    @Test
    @DisplayName("addresses are read with what the kernel says of them")
    void addresses() {
        Seen seen = LinksJson.read(SAMPLE);
        assertThat(seen.link("eth0").orElseThrow().assignments())
                .extracting(Seen.Assignment::states)
                .containsExactly(
                        Set.of(State.DYNAMIC),
                        Set.of(State.SECONDARY),
                        Set.of(State.DUPLICATE, State.TENTATIVE),
                        Set.of(State.TEMPORARY, State.DYNAMIC),
                        Set.of(State.LOCAL));
        assertThat(seen.holding(Ip.parse("10.8.0.1")))
                .extracting(Seen.Link::name)
                .containsExactly("tun0");
    }

    @Test
    @DisplayName("what is no JSON is not taken for a node without interfaces")
    void other() {
        assertThatThrownBy(() -> LinksJson.read("1: lo: <LOOPBACK,UP>")).isInstanceOf(JacksonException.class);
    }
}

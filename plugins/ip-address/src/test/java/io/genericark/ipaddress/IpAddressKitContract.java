package io.genericark.ipaddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.RecoveryKit;
import io.genericark.api.RecoveryKitContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the kit does with a network, whatever the family of the address. */
abstract class IpAddressKitContract extends RecoveryKitContract {

    private static final Duration LONG = Duration.ofMinutes(1);

    @AutoClose
    private TwoHosts hosts;

    private IpAddressKit kit;
    private ContractContext resource;

    /** An address in the subnet of both hosts that none has. */
    abstract String vip();

    /** The prefix length of that subnet. */
    abstract int prefix();

    @BeforeAll
    static void need() {
        TwoHosts.need();
    }

    @BeforeEach
    void build() throws KitException {
        hosts = TwoHosts.make();
        kit = new IpAddressKit(hosts.commands());
        resource = with();
    }

    /** The net is neither asked nor told, which the tests of the contract need not wait for. */
    private ContractContext with(String... parameters) throws KitException {
        Map<String, String> all = new HashMap<>(Map.of("ip", vip(), "duplicate-check", "false", "announce", "0"));
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return ContractContext.open(kit, "vip", all);
    }

    @Override
    protected RecoveryKit kit() {
        return kit;
    }

    @Override
    protected ContractContext resource() {
        return resource;
    }

    @Override
    protected void breakResource() {
        hosts.onNode("addr", "del", vip() + "/" + prefix(), "dev", "eth0");
    }

    TwoHosts hosts() {
        return hosts;
    }

    @Test
    @DisplayName("the address gets the prefix length of the subnet that it is found by")
    void added() throws KitException {
        kit.restore(resource);
        assertThat(places()).isEqualTo("eth0 " + vip() + "/" + prefix());
    }

    @Test
    @DisplayName("an address that another host has is not taken, and that host is left alone")
    void heldElsewhere() throws KitException {
        hosts.onOther("addr", "add", vip() + "/" + prefix(), "dev", "eth0");
        KitException failure = failed(with("duplicate-check=true"));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.why()).contains("has it already");
        assertThat(places()).isEmpty();
    }

    @Test
    @DisplayName("neighbours learn the new place of the address")
    void announced() throws KitException {
        hosts.misleadOther(vip());
        kit.restore(with("duplicate-check=true", "announce=2"));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(hosts.beliefOfOther(vip())).contains(hosts.hardware()));
        assertThat(kit.quickCheck(resource)).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("the let-go step takes the address off and nothing else, and can be done again")
    void letGo() throws KitException {
        kit.restore(resource);
        var step = resource.letGoSteps().getFirst();
        TwoHosts.letGo(step);
        assertThat(places()).isEmpty();
        assertThat(kit.quickCheck(resource)).isInstanceOf(Health.Failed.class);
        assertThat(hosts.onNode("addr", "show")).contains("10.91.0.1/24").contains("fd91::1/64");
        TwoHosts.letGo(step);
    }

    @Test
    @DisplayName("the let-go step is named before the address is added")
    void letGoFirst() {
        ContractContext closed = resource.closed();

        assertThatThrownBy(() -> kit.restore(closed)).isInstanceOf(KitException.class);
        assertThat(closed.letGoSteps()).hasSize(1);
        assertThat(places()).isEmpty();
    }

    @Test
    @DisplayName("a wire that is cut at the other end is FAILED and keeps a restore away, unless told otherwise")
    void noCarrier() throws KitException {
        kit.restore(resource);
        hosts.onOther("link", "set", "eth0", "down");
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(reason(kit.quickCheck(resource))).contains("not connected"));
        assertThat(failed(resource).kind()).isEqualTo(Kind.BROKEN);
        assertThat(kit.quickCheck(with("link-check=false"))).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("neighbours that answer nothing do not make the address fail")
    void silentNeighbours() throws KitException {
        kit.restore(resource);
        hosts.set(hosts.other(), "net.ipv4.icmp_echo_ignore_all=1");
        hosts.set(hosts.other(), "net.ipv6.icmp.echo_ignore_all=1");
        hosts.onOther("link", "set", "eth0", "arp", "off");
        assertThat(kit.quickCheck(resource)).isEqualTo(Health.healthy());
        assertThat(kit.deepCheck(with("duplicate-check=true"))).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("with another prefix length it is in service with a warning, and a restore mends it")
    void otherPrefix() throws KitException {
        int host = Ip.parse(vip()).hostPrefix();
        hosts.onNode("addr", "add", vip() + "/" + host, "dev", "eth0");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(kit.quickCheck(resource))
                        .isInstanceOfSatisfying(
                                Health.Healthy.class,
                                it -> assertThat(it.warning().orElseThrow()).contains("prefix length " + prefix())));
        kit.restore(resource);
        assertThat(places()).isEqualTo("eth0 " + vip() + "/" + prefix());
    }

    @Test
    @DisplayName("on another interface it is refused with the command that helps, and a remove takes it off there too")
    void otherInterface() throws KitException {
        hosts.onNode("addr", "add", vip() + "/" + Ip.parse(vip()).hostPrefix(), "dev", "lo");
        KitException failure = failed(resource);
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("dev lo`");
        kit.remove(resource);
        assertThat(places()).isEmpty();
    }

    @Test
    @DisplayName("an address for routes alone can be on the loopback interface")
    void loopback() throws KitException {
        ContractContext onLo = with("interface=lo", "duplicate-check=true", "announce=5");
        kit.restore(onLo);
        assertThat(places()).isEqualTo("lo " + vip() + "/" + Ip.parse(vip()).hostPrefix());
        assertThat(kit.quickCheck(onLo)).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("the dry run tells the step and takes none")
    void dryRun() throws KitException {
        assertThat(kit.plan(resource).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.change()).isEqualTo("add " + vip() + "/" + prefix()));
        assertThat(places()).isEmpty();
        kit.restore(resource);
        assertThat(kit.plan(resource).steps()).isEmpty();
    }

    /** The interfaces of the node with the address, as {@code eth0 10.91.0.7/24}. */
    String places() {
        Ip ip = Ip.parse(vip());
        StringBuilder places = new StringBuilder();
        for (var link : hosts.seen().holding(ip)) {
            link.assignments(ip)
                    .forEach(it ->
                            places.append(link.name()).append(' ').append(it).append(' '));
        }
        return places.toString().strip();
    }

    KitException failed(ContractContext ctx) {
        KitException failure = catchThrowableOfType(KitException.class, () -> kit.restore(ctx));
        assertThat(failure).isNotNull();
        return failure;
    }

    static String reason(Health health) {
        return health instanceof Health.Failed(String reason) ? reason : health.toString();
    }
}

package io.genericark.ipaddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kit does with its programs, with the node's own address, and before it is needed. */
class IpAddressKitTest {

    private static final String VIP = "10.91.0.7";
    private static final Duration LONG = Duration.ofMinutes(1);

    @AutoClose
    private TwoHosts hosts;

    private IpAddressKit kit;

    @BeforeAll
    static void need() {
        TwoHosts.need();
    }

    @BeforeEach
    void build() {
        hosts = TwoHosts.make();
        kit = new IpAddressKit(hosts.commands());
    }

    private ContractContext with(String... parameters) throws KitException {
        Map<String, String> all = new HashMap<>(Map.of("ip", VIP, "duplicate-check", "false", "announce", "0"));
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return ContractContext.open(kit, "vip", all);
    }

    @Test
    @DisplayName("an address with a label has it, and one without does not")
    void label() throws KitException {
        kit.restore(with("label=vip"));
        kit.restore(with("ip=10.91.0.8"));
        assertThat(hosts.onNode("addr", "show", "label", "eth0:vip"))
                .contains(VIP)
                .doesNotContain("10.91.0.8");
    }

    @Test
    @DisplayName("the hardware address of another holder is told")
    void holder() throws KitException {
        hosts.onOther("addr", "add", VIP + "/24", "dev", "eth0");
        KitException failure = failedRestore(with("duplicate-check=true"));
        assertThat(failure.why()).containsIgnoringCase(hosts.othersHardware());
    }

    @Test
    @DisplayName("each write asks the gate: add, announce, take off")
    void gate() throws KitException {
        ContractContext restore = with("duplicate-check=true", "announce=1").gateClosesAfter(2);
        kit.restore(restore);
        assertThat(restore.passesLeft()).isZero();
        ContractContext closed = with().closed();
        assertThat(catchThrowableOfType(KitException.class, () -> kit.remove(closed)))
                .extracting(KitException::kind)
                .isEqualTo(Kind.DENIED);
        assertThat(kit.quickCheck(with())).isEqualTo(Health.healthy());
        kit.remove(with().gateClosesAfter(1));
        assertThat(kit.quickCheck(with())).isInstanceOf(Health.Failed.class);
    }

    @Test
    @DisplayName("a remove ends the announcements that the restore has left")
    void endOfAnnouncements() throws KitException {
        kit.restore(with("announce=60"));
        // a process shows no command line while it replaces its program
        List<ProcessHandle> announcers =
                await().atMost(LONG).until(IpAddressKitTest::announcers, found -> !found.isEmpty());
        assertThat(announcers).hasSize(1);
        kit.remove(with());
        await().atMost(LONG).until(() -> announcers.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static List<ProcessHandle> announcers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(VIP))
                .toList();
    }

    @Test
    @DisplayName("another host that takes the address later is told by the deep check, and moves nothing")
    void laterDuplicate() throws KitException {
        kit.restore(with());
        hosts.onOther("addr", "add", VIP + "/24", "dev", "eth0");
        assertThat(kit.deepCheck(with("duplicate-check=true")))
                .isInstanceOfSatisfying(
                        Health.Healthy.class,
                        it -> assertThat(it.warning().orElseThrow()).containsIgnoringCase(hosts.othersHardware()));
    }

    @Test
    @DisplayName("an interface that is switched off is FAILED with the command that helps")
    void switchedOff() throws KitException {
        hosts.onNode("link", "set", "eth0", "down");
        assertThat(kit.quickCheck(with("interface=eth0"))).isInstanceOf(Health.Failed.class);
        assertThat(failedRestore(with("interface=eth0")).next()).contains("ip link set eth0 up");
    }

    @Test
    @DisplayName("IPv6 that is switched off on the interface is told as such")
    void ipv6Off() throws KitException {
        hosts.set(hosts.node(), "net/ipv6/conf/eth0/disable_ipv6=1");
        KitException failure = failedRestore(with("ip=fd91::7", "interface=eth0"));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.why()).contains("IPv6 is switched off on eth0");
    }

    @Test
    @DisplayName("the node's own address is found, looked at and never written")
    void real() throws KitException {
        ContractContext own = with("mode=real", "ip=auto").closed();
        kit.restore(own);
        assertThat(kit.quickCheck(own)).isEqualTo(Health.healthy());
        kit.remove(own);
        assertThat(kit.quickCheck(own)).isEqualTo(Health.healthy());
        assertThat(own.letGoSteps()).isEmpty();

        ContractContext named = with("mode=real", "ip=10.91.0.1").closed();
        assertThat(kit.quickCheck(named)).isEqualTo(Health.healthy());
        hosts.onNode("addr", "del", "10.91.0.1/24", "dev", "eth0");
        assertThat(kit.quickCheck(named)).isInstanceOf(Health.Failed.class);
        assertThat(failedRestore(named).kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    @DisplayName(
            "without iproute2 a check is unknown, a restore refused with the package's name, and a remove succeeds")
    void withoutPrograms(@TempDir Path empty) throws KitException {
        kit = new IpAddressKit(hosts.commands(List.of(empty)));
        assertThat(catchThrowableOfType(KitException.class, () -> kit.quickCheck(with())))
                .isNotNull();
        KitException failure = failedRestore(with());
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("iproute2");
        kit.remove(with());
    }

    @Test
    @DisplayName("without arping an address is not added unasked, and added untold with a warning")
    void withoutArping(@TempDir Path directory) throws Exception {
        kit = new IpAddressKit(hosts.commands(List.of(program(directory, "ip", ""))));
        assertThat(failedRestore(with("duplicate-check=true")).next()).contains("iputils-arping");
        assertThat(kit.quickCheck(with())).isInstanceOf(Health.Failed.class);

        ContractContext untold = with("announce=5");
        kit.restore(untold);
        assertThat(untold.warnings()).singleElement().asString().contains("iputils-arping");
        assertThat(kit.quickCheck(with())).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("a write that does not end within the longest call is cut off, and its outcome is open")
    void writeHangs(@TempDir Path directory) throws Exception {
        kit = new IpAddressKit(hosts.commands(List.of(program(directory, "ip", "*'addr add'*) exec sleep 600;;"))));
        KitException failure = failedRestore(with().callsAtMost(Duration.ofMillis(100)));
        assertThat(failure.kind()).isEqualTo(Kind.INDETERMINATE);
        assertThat(failure.why()).contains("did not end within 100 ms");
    }

    @Test
    @DisplayName("a write that was made and then hangs is seen by the look after it")
    void writeHangsAfterwards(@TempDir Path directory) throws Exception {
        kit = new IpAddressKit(hosts.commands(
                List.of(program(directory, "ip", "*'addr add'*) " + TwoHosts.realIp() + " \"$@\"; exec sleep 600;;"))));
        ContractContext ctx = with().callsAtMost(Duration.ofSeconds(1));
        kit.restore(ctx);
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("an address that was written and cannot be seen afterwards is neither in service nor failed")
    void lookFailsAfterwards(@TempDir Path directory) throws Exception {
        Path written = directory.resolve("written");
        kit = new IpAddressKit(hosts.commands(List.of(program(
                directory,
                "ip",
                "*-j*) [ ! -e %s ] || exit 1;; *'addr add'*) touch %s;;".formatted(written, written)))));
        assertThat(failedRestore(with()).kind()).isEqualTo(Kind.INDETERMINATE);
    }

    @Test
    @DisplayName("a look that does not end leaves the check unknown, not failed")
    void lookHangs(@TempDir Path directory) throws Exception {
        kit = new IpAddressKit(hosts.commands(List.of(program(directory, "ip", "*) exec sleep 600;;"))));
        KitException failure =
                catchThrowableOfType(KitException.class, () -> kit.quickCheck(with().within(Duration.ofMillis(100))));
        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    @DisplayName("an answer that is no JSON says which iproute2 is needed")
    void oldProgram(@TempDir Path directory) throws Exception {
        kit = new IpAddressKit(hosts.commands(List.of(program(directory, "ip", "*) echo 1: lo: UP; exit 0;;"))));
        KitException failure = catchThrowableOfType(KitException.class, () -> kit.quickCheck(with()));
        assertThat(failure.next()).contains("4.16");
    }

    @Test
    @DisplayName("the preflight finds programs, rights, interface and a free address, and changes nothing")
    void preflight() throws KitException {
        List<String> before = hosts.addresses();
        assertThat(kit.preflight(with("duplicate-check=true").closed()))
                .hasSize(5)
                .allSatisfy(it -> assertThat(it.severity()).as("%s", it).isEqualTo(Severity.OK));
        assertThat(hosts.addresses()).isEqualTo(before);
        assertThat(kit.preflight(
                        with("ip=fd91::7", "duplicate-check=true", "announce=1").closed()))
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.severity()).as("%s", it).isEqualTo(Severity.OK));
    }

    @Test
    @DisplayName(
            "the preflight tells of an address that is taken, here or elsewhere; elsewhere may be where it is in service")
    void preflightTaken() throws KitException {
        hosts.onOther("addr", "add", VIP + "/24", "dev", "eth0");
        assertThat(of("address", kit.preflight(with("duplicate-check=true"))))
                .satisfies(it -> assertThat(it.severity()).isEqualTo(Severity.UNKNOWN))
                .satisfies(it -> assertThat(it.why()).containsIgnoringCase(hosts.othersHardware()));
        assertThat(of("address", kit.preflight(with("ip=10.91.0.1"))))
                .satisfies(it -> assertThat(it.severity()).isEqualTo(Severity.WARNING))
                .satisfies(it -> assertThat(it.next()).contains("mode=real"));
    }

    @Test
    @DisplayName("the preflight and a restore tell of missing rights")
    void withoutRights() throws KitException {
        kit = new IpAddressKit(hosts.commandsBy("/usr/bin/setpriv", "--reuid", "65534", "--clear-groups"));
        assertThat(of("the right", kit.preflight(with())).severity()).isEqualTo(Severity.ERROR);
        KitException failure = failedRestore(with());
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("CAP_NET_ADMIN");
    }

    @Test
    @DisplayName("the preflight tells of an interface that is not there")
    void preflightInterface() throws KitException {
        assertThat(kit.preflight(with("interface=eth7")))
                .filteredOn(it -> it.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(it -> assertThat(it.why()).contains("no interface eth7, but lo, eth0"));
    }

    @Test
    @DisplayName("the warm-up changes nothing")
    void warmUp() throws KitException {
        List<String> before = hosts.addresses();
        kit.warmUp();
        assertThat(hosts.addresses()).isEqualTo(before);
    }

    /** A directory with a program that behaves as the real one, but for these cases of a shell's case. */
    private static Path program(Path directory, String name, String cases) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(
                file, "#!/bin/sh\ncase \"$*\" in " + cases + " esac\nexec " + TwoHosts.realIp() + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }

    private static Finding of(String what, List<Finding> findings) {
        return findings.stream()
                .filter(it -> it.what().startsWith(what))
                .findFirst()
                .orElseThrow();
    }

    private KitException failedRestore(ContractContext ctx) {
        KitException failure = catchThrowableOfType(KitException.class, () -> kit.restore(ctx));
        assertThat(failure).isNotNull();
        return failure;
    }
}

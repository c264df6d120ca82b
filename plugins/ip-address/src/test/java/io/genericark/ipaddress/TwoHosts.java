package io.genericark.ipaddress;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.genericark.api.LetGoStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two hosts on one wire, as network namespaces: the node and another one, each with an {@code eth0}; the
 * other one takes any address without asking. Gone when closed. A test
 * that cannot have them is skipped by {@link #need}, unless {@code ARK_REQUIRE_SERVICES} is 1.
 */
final class TwoHosts implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final List<Path> DIRECTORIES = Commands.ofThisMachine().directories();

    private final String name = "ark-ip-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

    /** To be called once before all tests of a class. */
    static void need() {
        String missing = new TwoHosts().missing();
        assumeTrue(missing.isEmpty() || "1".equals(System.getenv("ARK_REQUIRE_SERVICES")), missing);
    }

    static TwoHosts make() {
        TwoHosts hosts = new TwoHosts();
        hosts.ip("netns", "add", hosts.node());
        hosts.ip("netns", "add", hosts.other());
        hosts.ip(
                "-n",
                hosts.node(),
                "link",
                "add",
                "eth0",
                "type",
                "veth",
                "peer",
                "name",
                "eth0",
                "netns",
                hosts.other());
        hosts.set(hosts.other(), "net/ipv6/conf/all/accept_dad=0");
        hosts.set(hosts.other(), "net/ipv6/conf/eth0/accept_dad=0");
        for (String host : List.of(hosts.node(), hosts.other())) {
            hosts.ip("-n", host, "link", "set", "lo", "up");
            hosts.ip("-n", host, "link", "set", "eth0", "up");
        }
        hosts.onNode("addr", "add", "10.91.0.1/24", "dev", "eth0");
        hosts.onNode("addr", "add", "fd91::1/64", "dev", "eth0", "nodad");
        hosts.onOther("addr", "add", "10.91.0.2/24", "dev", "eth0");
        hosts.onOther("addr", "add", "fd91::2/64", "dev", "eth0");
        return hosts;
    }

    private String missing() {
        for (String program : List.of("ip", "arping", "sysctl", "setpriv")) {
            if (Commands.ofThisMachine().find(program).isEmpty()) {
                return program + " is missing; apt-get install iproute2 iputils-arping procps util-linux";
            }
        }
        try {
            ip("netns", "add", node());
            ip("netns", "del", node());
            return "";
        } catch (AssertionError e) {
            return "only root can make network namespaces: " + e.getMessage();
        }
    }

    /** The programs of the node, that is, of this machine inside its namespace. */
    Commands commands() {
        return commands(DIRECTORIES);
    }

    /** The node with the programs of these directories. */
    Commands commands(List<Path> directories) {
        return commands(directories, List.of());
    }

    /** The node, where each command is started by these words. */
    Commands commandsBy(String... words) {
        return commands(DIRECTORIES, List.of(words));
    }

    private Commands commands(List<Path> directories, List<String> words) {
        List<String> before = new ArrayList<>(List.of(realIp().toString(), "netns", "exec", node()));
        before.addAll(words);
        return new Commands(before, directories);
    }

    static Path realIp() {
        return Commands.ofThisMachine().find("ip").orElse(Path.of("/usr/sbin/ip"));
    }

    /** Runs {@code ip} on the node. */
    String onNode(String... arguments) {
        return onHost(node(), arguments);
    }

    /** Runs {@code ip} on the other host. */
    String onOther(String... arguments) {
        return onHost(other(), arguments);
    }

    /** What the node's interfaces are now. */
    Seen seen() {
        return LinksJson.read(onNode("-j", "addr", "show"));
    }

    /** What the node's interfaces have, but for the addresses that the kernel makes by itself at its leisure. */
    List<String> addresses() {
        return seen().links().stream()
                .flatMap(link -> link.assignments().stream()
                        .filter(it -> !it.ip().value().isLinkLocalAddress())
                        .map(it -> link.name() + " " + it))
                .toList();
    }

    /** The hardware address of an interface of the other host. */
    String othersHardware() {
        return hardware(onOther("-j", "addr", "show"));
    }

    /** The hardware address of the node. */
    String hardware() {
        return hardware(onNode("-j", "addr", "show"));
    }

    private static String hardware(String json) {
        return LinksJson.read(json).link("eth0").orElseThrow().hardware();
    }

    /** The other host believes that an address is at some third place, as after a move. */
    void misleadOther(String address) {
        onOther("neigh", "replace", address, "lladdr", "02:00:00:00:00:99", "dev", "eth0", "nud", "stale");
    }

    /** What the other host believes of an address. */
    String beliefOfOther(String address) {
        return onOther("neigh", "show", address);
    }

    /** Sets a kernel parameter of one host. */
    void set(String host, String parameter) {
        ip("netns", "exec", host, "sysctl", "-qw", parameter);
    }

    /** Does a let-go step as the guard does: in another environment, without a shell. */
    static void letGo(LetGoStep step) {
        ProcessBuilder builder = new ProcessBuilder(step.command()).redirectErrorStream(true);
        builder.environment().clear();
        finish(builder);
    }

    String node() {
        return name + "-a";
    }

    String other() {
        return name + "-b";
    }

    private String onHost(String host, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-n", host));
        all.addAll(Arrays.asList(arguments));
        return ip(all.toArray(String[]::new));
    }

    private String ip(String... arguments) {
        List<String> argv = new ArrayList<>(List.of(realIp().toString()));
        argv.addAll(Arrays.asList(arguments));
        return finish(new ProcessBuilder(argv).redirectErrorStream(true));
    }

    private static String finish(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(builder.command() + " said " + said);
            }
            return said;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        ip("netns", "del", node());
        ip("netns", "del", other());
    }
}

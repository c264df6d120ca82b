package io.genericark.kithost.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.ContractContext;
import io.genericark.api.RecoveryKit;
import io.genericark.api.RecoveryKitContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's IPaddr2, in a network namespace of the test's own. */
class IPaddr2Test extends RecoveryKitContract {

    private static final String VIP = "10.91.0.7";

    private static final String NAMESPACE = "ark-ip-" + ProcessHandle.current().pid();

    private Machine machine;

    @BeforeAll
    static void makeNetwork() throws Exception {
        Installed.agents("IPaddr2");
        Machine.run("ip", "netns", "add", NAMESPACE);
        inside("ip link add left type veth peer name right && ip link set left up && ip link set right up"
                + " && ip addr add 10.91.0.1/24 dev left");
    }

    @AfterAll
    static void endNetwork() throws Exception {
        new ProcessBuilder("ip", "netns", "del", NAMESPACE).start().waitFor();
    }

    @BeforeEach
    void wrapAgent(@TempDir Path directory) throws IOException {
        machine = new Machine(directory).wrapped("IPaddr2", "ip netns exec " + NAMESPACE);
    }

    private static String inside(String command) throws IOException, InterruptedException {
        return Machine.run("ip", "netns", "exec", NAMESPACE, "sh", "-c", command);
    }

    @Override
    protected RecoveryKit kit() throws Exception {
        return machine.kit("ocf:heartbeat:IPaddr2");
    }

    @Override
    protected ContractContext resource() throws Exception {
        return ContractContext.open(kit(), "vip", Map.of("ip", VIP, "arp_count", "1"));
    }

    @Override
    protected void breakResource() throws Exception {
        inside("ip addr del " + VIP + "/24 dev left");
    }

    @Test
    void theAddressIsThereWhileInServiceAndGoneWhenTheRightIsLost() throws Exception {
        ContractContext resource = resource();
        kit().restore(resource);
        assertThat(inside("ip -o addr show dev left")).contains(VIP + "/24");

        Machine.letGo(resource.letGoSteps().getFirst());

        assertThat(inside("ip -o addr show dev left")).contains("10.91.0.1/24").doesNotContain(VIP);
    }

    @Test
    void itsParametersAreThoseOfItsMetaData() throws Exception {
        assertThat(kit().descriptor().summary()).contains("Manages virtual IPv4 and IPv6 addresses");
        assertThat(kit().descriptor().parameters())
                .extracting(spec -> spec.name())
                .contains("ip", "cidr_netmask", "nic");
    }
}

package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimSubnet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

class AwsNodeTest {

    private final SimUnderTest aws = new SimUnderTest();
    private final SimSubnet subnet = aws.sim()
            .world()
            .region(SampleNodes.REGION)
            .vpc("10.0.0.0/16")
            .subnet("10.0.1.0/24", SampleNodes.REGION + "a");
    private final SimInstance instance = subnet.instance("node-a");
    private final AwsClients clients = new AwsClients(AnonymousCredentialsProvider.create());
    private final Map<String, String> macs = new HashMap<>();
    private final AwsNode node = new AwsNode(clients, Map.of(), name -> Optional.ofNullable(macs.get(name)));

    @AfterEach
    void end() {
        clients.close();
        aws.close();
    }

    @Test
    @DisplayName("a node knows its region and primary interface from its metadata")
    void auto() throws KitException {
        NodeSettings settings = settings();
        assertThat(node.region(settings)).isEqualTo(SampleNodes.REGION);
        assertThat(node.eni(settings)).hasToString(instance.eniId().value());
    }

    @Test
    @DisplayName("what the operator says comes first, and the metadata service is not asked then")
    void given() throws KitException {
        NodeSettings settings = settings("eni", "eni-9", "region", "eu-west-1", "imds", "http://127.0.0.1:1");
        assertThat(node.region(settings)).isEqualTo("eu-west-1");
        assertThat(node.eni(settings)).hasToString("eni-9");
    }

    @Test
    @DisplayName("an interface by its name in the operating system is that of the instance with its MAC address")
    void named() throws KitException {
        var further = instance.attach(subnet.networkInterface("10.0.1.77"), 1);
        macs.put(
                "ens6",
                aws.sim()
                        .world()
                        .read(
                                SampleNodes.REGION,
                                r -> r.interfaces().get(further).mac()));
        assertThat(node.eni(settings("eni", "ens6"))).hasToString(further.value());
    }

    @Test
    @DisplayName("a name that this node or this instance does not have is refused, and so is one of another instance")
    void unknown() {
        assertThat(refused("ens6").why()).isEqualTo("this node has no interface ens6 with a MAC address");
        macs.put("ens6", subnet.instance("node-b").networkInterface().mac());
        assertThat(refused("ens6").why()).startsWith("no network interface of this instance has the MAC address");
    }

    @Test
    @DisplayName("the loopback interface of this machine has no MAC address")
    void loopback() {
        AwsNode here = new AwsNode(clients, Map.of());
        KitException refusal = catchThrowableOfType(KitException.class, () -> here.eni(settings("eni", "lo")));
        assertThat(refusal.why()).startsWith("this node has no interface lo");
    }

    private KitException refused(String name) {
        KitException refusal = catchThrowableOfType(KitException.class, () -> node.eni(settings("eni", name)));
        assertThat(refusal.kind()).isEqualTo(Kind.DENIED);
        assertThat(refusal.next()).contains("ip link");
        return refusal;
    }

    private NodeSettings settings(String... namesAndValues) throws KitException {
        Map<String, String> given = new HashMap<>(
                Map.of("imds", aws.sim().imds(instance.id()).endpoint().toString()));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return NodeSettings.of(Parameters.of(NodeSettings.specsWith(), given));
    }
}

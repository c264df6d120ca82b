package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Preflight.Finding;
import io.genericark.aws.NodeSettings.InterfaceName;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * This node as the EC2 kits see it: who it is, and by which clients it calls EC2. Thread-safe. Blocks where the metadata
 * service has to be asked.
 */
public final class AwsNode {

    private final AwsClients clients;
    private final Map<String, String> environment;
    private final Function<String, Optional<String>> macs;
    private final InstanceMetadata metadata = new InstanceMetadata();

    /** The node of this process, with the SDK's default credentials. */
    public AwsNode() {
        this(new AwsClients(), System.getenv());
    }

    /** A node with these clients and this environment. */
    public AwsNode(AwsClients clients, Map<String, String> environment) {
        this(clients, environment, AwsNode::mac);
    }

    /** The same where {@code macs} knows the MAC addresses of the node's interfaces by name. */
    public AwsNode(AwsClients clients, Map<String, String> environment, Function<String, Optional<String>> macs) {
        this.clients = clients;
        this.environment = environment;
        this.macs = macs;
    }

    /** Prepares what every first call needs, and asks who this instance is where the environment says: the answer is kept. */
    public void warmUp() throws KitException {
        clients.warmUp();
        var _ = metadata.identity(InstanceMetadata.endpoint(Optional.empty(), environment));
    }

    /** The region of a resource on this node. */
    public String region(NodeSettings settings) throws KitException {
        Optional<String> given = settings.region();
        return given.isPresent()
                ? given.get()
                : metadata.identity(imds(settings)).region();
    }

    /** The network interface that a resource leads to on this node. */
    public EniId eni(NodeSettings settings) throws KitException {
        Optional<InterfaceName> given = settings.eni();
        if (given.isEmpty()) {
            return new EniId(metadata.identity(imds(settings)).eni());
        }
        return switch (given.get()) {
            case InterfaceName.Id(EniId id) -> id;
            case InterfaceName.Local(String name) -> named(settings, name);
        };
    }

    /** EC2 in a region, with the rights of this node. */
    public Ec2Calls ec2(NodeSettings settings, String region, CallBounds bounds) {
        return Ec2Calls.of(clients, place(settings, region, Optional.empty()), bounds);
    }

    /** EC2 in a region, with the rights of a role. */
    public Ec2Calls ec2(NodeSettings settings, String region, Optional<Role> role, CallBounds bounds) {
        return Ec2Calls.of(clients, place(settings, region, role), bounds);
    }

    /** The same calls, of which EC2 makes none, as {@link AwsClients#trier} says. */
    public Ec2Calls ec2Trial(NodeSettings settings, String region, Optional<Role> role, CallBounds bounds) {
        Ec2Client trier = clients.trier(Ec2Client.class, Ec2Client::builder, place(settings, region, role));
        return new Ec2Calls(region, trier, trier, bounds);
    }

    /** How this node's clock stands to those of AWS, as far as calls were answered. */
    public List<Finding> clockFindings() {
        return clients.clockFindings();
    }

    /** Waits for the role, as {@link AwsClients#awaitRole} does. */
    public void awaitRole(NodeSettings settings, String region, Optional<Role> role, String what) throws KitException {
        clients.awaitRole(place(settings, region, role), what);
    }

    private static AwsClients.Place place(NodeSettings settings, String region, Optional<Role> role) {
        return new AwsClients.Place(region, settings.endpoints().in(region), role);
    }

    private URI imds(NodeSettings settings) {
        return InstanceMetadata.endpoint(settings.imds(), environment);
    }

    private EniId named(NodeSettings settings, String name) throws KitException {
        Optional<String> mac = macs.apply(name);
        if (mac.isEmpty()) {
            throw unknown(name, "this node has no interface " + name + " with a MAC address");
        }
        return metadata.interfaceOf(imds(settings), mac.get())
                .orElseThrow(() -> unknown(
                        name,
                        "no network interface of this instance has the MAC address " + mac.get() + " of " + name));
    }

    private static KitException unknown(String name, String why) {
        return new KitException(
                Kind.DENIED,
                "the network interface behind " + name + " was not found",
                why,
                "correct the parameter eni for this node (`ip link` shows the names), or give it an eni- id");
    }

    private static Optional<String> mac(String name) {
        try {
            return Optional.ofNullable(NetworkInterface.getByName(name))
                    .flatMap(AwsNode::hardwareAddress)
                    .map(HexFormat.ofDelimiter(":")::formatHex);
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> hardwareAddress(NetworkInterface it) {
        try {
            return Optional.ofNullable(it.getHardwareAddress());
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}

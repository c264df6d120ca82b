package io.genericark.demo.cluster;

import io.genericark.core.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How clients come to the web service: the resources that lead them there, and where a request goes now. */
public enum Way {
    /** Route tables lead a virtual IP to the owner. */
    ROUTE_TABLE(
            "ec2-routetable",
            "ReplaceRoute",
            "ark resource create vip --kit ec2-routetable --param vip=" + AwsPlace.VIP,
            "ark resource depend web vip",
            "ark restore web") {
        @Override
        String asked(AwsPlace aws) {
            return AwsPlace.VIP;
        }

        @Override
        Supplier<Optional<NodeId>> from(AwsPlace aws) {
            return () -> aws.packetGoesTo(AwsPlace.VIP);
        }

        @Override
        public List<String> astray(AwsPlace aws, NodeId owner) {
            return aws.tablesAstray(owner);
        }
    },

    /** An Elastic IP is associated with the owner. */
    ELASTIC_IP(
            "elastic-ip",
            "AssociateAddress",
            "ark resource create eip --kit elastic-ip --param eip=tag:Name=" + AwsPlace.ELASTIC_IP,
            "ark resource depend web eip",
            "ark restore web") {
        @Override
        String asked(AwsPlace aws) {
            return aws.elasticIp();
        }

        @Override
        Supplier<Optional<NodeId>> from(AwsPlace aws) {
            return aws::internetPacketGoesTo;
        }

        @Override
        public List<String> astray(AwsPlace aws, NodeId owner) {
            return aws.internetPacketGoesTo().equals(Optional.of(owner)) ? List.of() : List.of(aws.elasticIp());
        }
    },

    /** A name of Route 53 has the owner's own address. */
    ROUTE53(
            "route53",
            "ChangeResourceRecordSets",
            "ark resource create name --kit route53 --param name=" + AwsPlace.NAME
                    + " --param zone=example.com --param zone-type=private",
            "ark resource depend web name",
            "ark restore web") {
        @Override
        String asked(AwsPlace aws) {
            return AwsPlace.NAME;
        }

        @Override
        Supplier<Optional<NodeId>> from(AwsPlace aws) {
            var resolver = new NameResolver(aws::lookUp, System::nanoTime);
            return () -> resolver.address(AwsPlace.NAME).flatMap(aws::packetGoesTo);
        }

        @Override
        public List<String> astray(AwsPlace aws, NodeId owner) {
            return aws.lookUp(AwsPlace.NAME)
                            .flatMap(record -> aws.packetGoesTo(record.values().getFirst()))
                            .equals(Optional.of(owner))
                    ? List.of()
                    : List.of(AwsPlace.NAME);
        }

        @Override
        List<String> inTheDemo(AwsPlace aws, Path directory) throws IOException {
            // nobody shall wait for long
            var file = directory.resolve("route53.conf");
            Files.writeString(file, "ROUTE53_TTL=2\n");
            var lines = new ArrayList<>(commands());
            lines.add(lines.size() - 1, "ark resource set name tunables=" + file);
            return lines;
        }
    },

    /** A load balancer finds out by its probes where the owner is. */
    NLB(
            "nlb-health",
            "RegisterTargets",
            "ark resource create probe --kit nlb-health --param port=8081 --param protocol=http",
            "ark resource depend probe web",
            "ark restore probe") {
        @Override
        String asked(AwsPlace aws) {
            return aws.balancer().dnsName();
        }

        @Override
        Supplier<Optional<NodeId>> from(AwsPlace aws) {
            return aws.balancer()::next;
        }

        @Override
        int tries(AwsPlace aws) {
            return aws.probePorts().size();
        }

        @Override
        public void awaitFollowed(AwsPlace aws, NodeId owner) {
            Waiting.until(
                    "the load balancer hands connections to " + owner + " and to nobody else",
                    () -> astray(aws, owner).isEmpty());
        }

        @Override
        public List<String> astray(AwsPlace aws, NodeId owner) {
            var healthy = aws.balancer().healthy();
            return healthy.equals(List.of(owner)) ? List.of() : List.of("healthy targets " + healthy);
        }

        @Override
        List<String> inTheDemo(AwsPlace aws, Path directory) {
            // the nodes share one machine
            var ports = new StringBuilder(commands().getFirst());
            new TreeMap<>(aws.probePorts())
                    .forEach((node, port) -> ports.append(" --param %s/port=%d".formatted(node, port)));
            var lines = new ArrayList<>(commands());
            lines.set(0, ports.toString());
            return lines;
        }
    };

    private final String kit;
    private final String write;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> commands;

    Way(String kit, String write, String... commands) {
        this.kit = kit;
        this.write = write;
        this.commands = List.of(commands);
    }

    /** The kit of the resource below the service. */
    String kit() {
        return kit;
    }

    /** What brings {@code web} in service behind it, as the pages below {@code docs/scenarios} have it. */
    public List<String> commands() {
        return commands;
    }

    /** What of AWS does not lead to this node, by name; empty when all does. Caches are not asked. */
    public abstract List<String> astray(AwsPlace aws, NodeId owner);

    /** How often AWS was told to lead elsewhere, as a figure. */
    public String writes(AwsPlace aws) {
        return "writes=" + aws.performed(write);
    }

    /** Waits for what follows the cluster by itself and later than the service. */
    public void awaitFollowed(AwsPlace aws, NodeId owner) {}

    /**
     * The same commands as the demo gives them.
     *
     * @param directory for files of the demo
     */
    List<String> inTheDemo(AwsPlace aws, Path directory) throws IOException {
        return commands;
    }

    /** How often a client tries at once, since another try may lead elsewhere. */
    int tries(AwsPlace aws) {
        return 1;
    }

    /** What clients ask. */
    abstract String asked(AwsPlace aws);

    /** The way of one client: whose instance its next request comes to; empty when nobody's. */
    abstract Supplier<Optional<NodeId>> from(AwsPlace aws);
}

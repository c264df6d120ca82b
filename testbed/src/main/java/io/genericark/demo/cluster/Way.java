package io.genericark.demo.cluster;

import io.genericark.awssim.world.SimInstance;
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
            List.of("ReplaceRoute"),
            "ark resource create vip --kit ec2-routetable --param vip=" + AwsPlace.VIP,
            "ark resource depend web vip",
            "ark restore web") {
        @Override
        String asked(AwsPlace aws) {
            return AwsPlace.VIP;
        }

        @Override
        Supplier<Optional<NodeId>> from(AwsPlace aws) {
            return () -> aws.vpc().packetGoesTo(AwsPlace.VIP);
        }

        @Override
        public List<String> astray(AwsPlace aws, NodeId owner) {
            return aws.vpc().tablesAstray(owner);
        }
    },

    /** Route tables of VPCs and transit gateways in three regions lead a virtual IP to the owner. */
    CROSS_REGION(
            "cross-region-tgw",
            List.of("ReplaceRoute", "ReplaceTransitGatewayRoute"),
            "ark resource create vip --kit cross-region-tgw --param vip=" + AwsPlace.VIP
                    + " --param regions=ap-northeast-1,us-west-2,eu-central-1",
            "ark resource depend web vip",
            "ark restore web") {
        @Override
        SimInstance instance(AwsPlace aws, NodeId node) {
            return aws.regions().instance(node);
        }

        @Override
        String asked(AwsPlace aws) {
            return AwsPlace.VIP;
        }

        @Override
        Supplier<Optional<NodeId>> from(AwsPlace aws) {
            return aws.regions()::reached;
        }

        @Override
        public List<String> astray(AwsPlace aws, NodeId owner) {
            return aws.regions().astray(owner);
        }

        @Override
        List<String> inTheDemo(AwsPlace aws, Path directory) {
            // nobody shall wait for long
            var lines = new ArrayList<>(commands());
            lines.add(lines.size() - 1, "ark resource set vip --policy check-interval=2s");
            return lines;
        }
    },

    /** An Elastic IP is associated with the owner. */
    ELASTIC_IP(
            "elastic-ip",
            List.of("AssociateAddress"),
            "ark resource create eip --kit elastic-ip --param eip=tag:Name=" + OneVpc.ELASTIC_IP,
            "ark resource depend web eip",
            "ark restore web") {
        @Override
        String asked(AwsPlace aws) {
            return aws.vpc().elasticIp();
        }

        @Override
        Supplier<Optional<NodeId>> from(AwsPlace aws) {
            return aws.vpc()::internetPacketGoesTo;
        }

        @Override
        public List<String> astray(AwsPlace aws, NodeId owner) {
            return aws.vpc().internetPacketGoesTo().equals(Optional.of(owner))
                    ? List.of()
                    : List.of(aws.vpc().elasticIp());
        }
    },

    /** A name of Route 53 has the owner's own address. */
    ROUTE53(
            "route53",
            List.of("ChangeResourceRecordSets"),
            "ark resource create name --kit route53 --param name=" + OneVpc.NAME
                    + " --param zone=example.com --param zone-type=private",
            "ark resource depend web name",
            "ark restore web") {
        @Override
        String asked(AwsPlace aws) {
            return OneVpc.NAME;
        }

        @Override
        Supplier<Optional<NodeId>> from(AwsPlace aws) {
            var vpc = aws.vpc();
            var resolver = new NameResolver(vpc::lookUp, System::nanoTime);
            return () -> resolver.address(OneVpc.NAME).flatMap(vpc::packetGoesTo);
        }

        @Override
        public List<String> astray(AwsPlace aws, NodeId owner) {
            var vpc = aws.vpc();
            return vpc.lookUp(OneVpc.NAME)
                            .flatMap(record -> vpc.packetGoesTo(record.values().getFirst()))
                            .equals(Optional.of(owner))
                    ? List.of()
                    : List.of(OneVpc.NAME);
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
            List.of("RegisterTargets"),
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

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> writes;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> commands;

    Way(String kit, List<String> writes, String... commands) {
        this.kit = kit;
        this.writes = writes;
        this.commands = List.of(commands);
    }

    /** The kit of the resource below the service. */
    String kit() {
        return kit;
    }

    /** The actions of AWS that lead elsewhere. */
    public List<String> writeActions() {
        return writes;
    }

    /** What brings {@code web} in service behind it, as the pages below {@code docs/scenarios} have it. */
    public List<String> commands() {
        return commands;
    }

    /** What of AWS does not lead to this node, by name; empty when all does. Caches are not asked. */
    public abstract List<String> astray(AwsPlace aws, NodeId owner);

    /** How often AWS was told to lead elsewhere, as a figure. */
    public String writes(AwsPlace aws) {
        return "writes=" + aws.performed(writes);
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

    /** On which the node believes to run. */
    SimInstance instance(AwsPlace aws, NodeId node) {
        return aws.vpc().instance(node);
    }

    /** What clients ask. */
    abstract String asked(AwsPlace aws);

    /** The way of one client: whose instance its next request comes to; empty when nobody's. */
    abstract Supplier<Optional<NodeId>> from(AwsPlace aws);
}

package io.genericark.demo.cluster;

import io.genericark.core.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How clients come to the web service: the resources below it, and where a request goes now. */
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
        Optional<String> forTheDemo(Path directory) throws IOException {
            var file = directory.resolve("route53.conf");
            Files.writeString(file, "ROUTE53_TTL=2\n");
            return Optional.of("ark resource set name tunables=" + file);
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

    /** A command that only the demo gives, before the last of {@link #commands}: nobody shall wait for long. */
    Optional<String> forTheDemo(Path directory) throws IOException {
        return Optional.empty();
    }

    /** What clients ask. */
    abstract String asked(AwsPlace aws);

    /** The way of one client: whose instance its next request comes to; empty when nobody's. */
    abstract Supplier<Optional<NodeId>> from(AwsPlace aws);
}

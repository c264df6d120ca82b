package io.genericark.awssim;

import io.genericark.awssim.faults.RequestQuota;
import io.genericark.awssim.topology.BuiltVpc;
import io.genericark.awssim.topology.Topology;
import io.genericark.awssim.topology.TopologyBuilder;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulator as a process of its own: prints one line of JSON ({@link ReadyLine}) when it is ready, and runs until
 * it is ended.
 */
@Command(
        name = "aws-sim",
        mixinStandardHelpOptions = true,
        description =
                "Simulates AWS (EC2, Route 53, Elastic Load Balancing, STS, IMDSv2) for tests and demos. Its state is in memory only.")
public final class AwsSimMain implements Callable<Integer> {
    @Option(names = "--port", description = "port of the API endpoint; 0, the default, takes any free one")
    private int port = 0;

    @Option(names = "--address", description = "address to listen on; default: ${DEFAULT-VALUE}")
    private InetAddress address = InetAddress.getLoopbackAddress();

    @Option(
            names = "--topology",
            description = "empty, one-vpc, two-regions, or a JSON file; default: ${DEFAULT-VALUE}")
    private String topology = "one-vpc";

    @Option(names = "--seed", description = "seed of ids and of faults' chance; default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--quota", description = "request quota: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private RequestQuota.Kind quota = RequestQuota.Kind.UNLIMITED;

    @Option(
            names = "--dns-delay",
            description = "seconds until a change of Route 53 is INSYNC; default: ${DEFAULT-VALUE}")
    private int dnsDelay = 0;

    @Option(
            names = "--transit-delay",
            description =
                    "seconds that transit gateways, attachments and peerings are pending; default: ${DEFAULT-VALUE}")
    private int transitDelay = 0;

    @Option(
            names = "--probes",
            description =
                    "where load balancers probe their targets: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private AwsSimOptions.Probes probes = AwsSimOptions.Probes.TO_OWN_ADDRESS;

    private AwsSimMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new AwsSimMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        AwsWorld world = new AwsWorld(Clock.systemUTC(), seed);
        try {
            Map<String, Map<String, BuiltVpc>> built = TopologyBuilder.build(world, Topology.named(topology));
            AwsSim sim = AwsSim.start(
                    world,
                    new AwsSimOptions(
                            address,
                            port,
                            seed,
                            quota,
                            Duration.ofSeconds(dnsDelay),
                            Duration.ofSeconds(transitDelay),
                            probes));
            Runtime.getRuntime().addShutdownHook(new Thread(sim::close));
            System.out.println(new JsonMapper().writeValueAsString(ReadyLine.of(sim, built)));
        } catch (UncheckedIOException | IllegalArgumentException | AwsError e) {
            System.err.println("aws-sim: " + e.getMessage());
            return 1;
        }
        new CountDownLatch(1).await();
        return 0;
    }
}

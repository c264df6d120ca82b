package io.genericark.awssim;

import com.sun.net.httpserver.HttpServer;
import io.genericark.awssim.ec2.Ec2Service;
import io.genericark.awssim.elbv2.Elbv2Service;
import io.genericark.awssim.faults.CallLog;
import io.genericark.awssim.faults.Faults;
import io.genericark.awssim.faults.RequestQuota;
import io.genericark.awssim.http.AwsService;
import io.genericark.awssim.http.ControlApi;
import io.genericark.awssim.http.FrontDoor;
import io.genericark.awssim.iam.IamService;
import io.genericark.awssim.imds.Imds;
import io.genericark.awssim.route53.Route53Service;
import io.genericark.awssim.sts.StsService;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.ResourceId.InstanceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running AWS endpoint over an {@link AwsWorld}: point an SDK or the {@code aws} CLI at {@link #endpoint}. Any non-empty
 * credentials are accepted; region and caller are read from the request's signature. Thread-safe.
 *
 * <p>Each call is served by a virtual thread of its own. {@link #close} ends the endpoint, its probes of targets and every IMDS, and releases
 * calls that a fault holds back.
 */
public final class AwsSim implements AutoCloseable {
    private final AwsWorld world;
    private final InetAddress address;
    private final Faults faults;
    private final CallLog log = new CallLog();
    private final Map<InstanceId, Imds> imds = new LinkedHashMap<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Elbv2Service balancing;

    private AwsSim(AwsWorld world, AwsSimOptions options) throws IOException {
        this.world = world;
        this.address = options.address();
        this.faults =
                new Faults(options.seed(), new RequestQuota(options.quota(), world.clock(), world.accounts()::of));
        world.outages(new FaultyPaths(faults));
        world.transitDelay(options.transitDelay());
        this.server = HttpServer.create(new InetSocketAddress(address, options.port()), 0);
        Ec2Service ec2 = new Ec2Service(world);
        this.balancing = new Elbv2Service(
                world,
                switch (options.probes()) {
                    case TO_OWN_ADDRESS -> Optional.of(address);
                    case TO_TARGETS -> Optional.empty();
                });
        Map<String, AwsService> services = Map.of(
                "ec2",
                ec2,
                "sts",
                new StsService(world),
                "iam",
                new IamService(faults),
                "route53",
                new Route53Service(world, options.dnsDelay()),
                "elasticloadbalancing",
                balancing);
        server.createContext("/", new FrontDoor(services, ec2, faults, log, world.clock()));
        server.createContext("/_sim/", new ControlApi(world, faults, log, id -> imds(id).endpoint()));
        server.setExecutor(executor);
        server.start();
    }

    /** Starts on an ephemeral port of the loopback address. */
    public static AwsSim start(AwsWorld world) {
        return start(world, AwsSimOptions.DEFAULTS);
    }

    public static AwsSim start(AwsWorld world, AwsSimOptions options) {
        // Without it, Nagle's algorithm and delayed acknowledgements add 40 ms to calls on a kept connection.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            return new AwsSim(world, options);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "aws-sim cannot listen on " + options.address() + ":" + options.port()
                            + "; choose a free port, or 0 for any",
                    e);
        }
    }

    public URI endpoint() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
    }

    public AwsWorld world() {
        return world;
    }

    public Faults faults() {
        return faults;
    }

    public CallLog log() {
        return log;
    }

    /** The metadata service of this instance, started when first asked for. */
    public synchronized Imds imds(InstanceId instance) {
        String region = world.regionOf(instance)
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidInstanceID.NotFound", "The instance ID '" + instance + "' does not exist"));
        return imds.computeIfAbsent(
                instance, id -> Imds.start(world.region(region).instance(id), address, executor));
    }

    /** Begins to probe the targets of load balancers; otherwise that begins with the first call that registers one. Repeatable. */
    public void probeTargets() {
        balancing.probe();
    }

    @Override
    public synchronized void close() {
        imds.values().forEach(Imds::close);
        balancing.close();
        server.stop(0);
        faults.clear();
        executor.shutdownNow();
    }
}

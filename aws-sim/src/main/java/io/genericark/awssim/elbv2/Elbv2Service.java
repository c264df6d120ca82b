package io.genericark.awssim.elbv2;

import io.genericark.awssim.http.Answer;
import io.genericark.awssim.http.ApiCall;
import io.genericark.awssim.http.AwsService;
import io.genericark.awssim.http.CommonXml;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Elastic Load Balancing's query protocol, version 2015-12-01. Each action runs alone on a draft of its region; an error throws
 * the draft away. From the first registration on, targets are really probed.
 */
public final class Elbv2Service implements AwsService, AutoCloseable {
    private static final String NAMESPACE = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";
    private static final String REGISTER = "RegisterTargets";

    private static final Map<String, Elbv2Action> ACTIONS = actions();

    private final AwsWorld world;
    private final HealthProber prober;

    /** All probes go to {@code probesTo}; to each target's own address when there is none. */
    public Elbv2Service(AwsWorld world, Optional<InetAddress> probesTo) {
        this.world = world;
        this.prober = new HealthProber(world, probesTo);
    }

    @Override
    public Answer perform(ApiCall call) {
        Elbv2Action action = ACTIONS.get(call.action());
        if (action == null) {
            throw AwsError.badRequest(
                    "InvalidAction", "Could not find operation " + call.action() + " for version 2015-12-01");
        }
        Answer answer = world.change(
                call.scope().region(),
                region -> CommonXml.result(
                        call, NAMESPACE, xml -> action.run(new Elbv2Call(region, call.parameters(), xml))));
        if (call.action().equals(REGISTER)) {
            probe();
        }
        return answer;
    }

    /** Begins to probe, as the first registration by a call does. Repeatable. */
    public void probe() {
        prober.begin();
    }

    @Override
    public Answer error(AwsError error, String requestId) {
        return CommonXml.error(inOwnWords(error), NAMESPACE, requestId);
    }

    @Override
    public AwsError inOwnWords(AwsError error) {
        return switch (error.code()) {
            case "MissingParameter", "InvalidParameterValue" -> AwsError.badRequest("ValidationError", error.text());
            default -> AwsService.inCommonWords(error);
        };
    }

    /** Ends the probes. */
    @Override
    public void close() {
        prober.close();
    }

    private static Map<String, Elbv2Action> actions() {
        Map<String, Elbv2Action> all = new TreeMap<>();
        all.putAll(BalancerActions.ALL);
        all.putAll(TargetGroupActions.ALL);
        all.putAll(TargetActions.ALL);
        return Map.copyOf(all);
    }
}

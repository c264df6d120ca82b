package io.genericark.aws.standin;

import io.genericark.awssim.AwsSim;
import io.genericark.awssim.AwsSimOptions;
import io.genericark.awssim.faults.CallLog;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.ResourceId.InstanceId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** aws-sim in this JVM. */
public final class SimUnderTest implements AwsUnderTest {

    private final AwsSim sim;
    private final List<CallLog.Call> forgotten = new ArrayList<>();

    public SimUnderTest() {
        this(new AwsWorld(), AwsSimOptions.DEFAULTS);
    }

    public SimUnderTest(AwsWorld world, AwsSimOptions options) {
        world.region(SampleNodes.REGION);
        world.accounts().addRole(SampleNodes.ROLE);
        sim = AwsSim.start(world, options);
    }

    public AwsSim sim() {
        return sim;
    }

    @Override
    public URI endpoint() {
        return sim.endpoint();
    }

    @Override
    public URI imds(SampleNodes.Node node) {
        return sim.imds(new InstanceId(node.instance())).endpoint();
    }

    @Override
    public void disturb(String action, Trouble trouble, int times) {
        Fault.Scope calls = Fault.on(Fault.ANY, action);
        Fault fault = switch (trouble) {
            case THROTTLED -> calls.throttle();
            case DENIED -> calls.denied();
            case REPLY_LOST -> calls.lostReply();
        };
        sim.faults().add(fault.times(times));
    }

    @Override
    public URI unreachable() {
        sim.faults().regionDown(Fault.ANY);
        return sim.endpoint();
    }

    @Override
    public void forgetCalls() {
        forgotten.addAll(sim.log().calls());
        sim.log().clear();
    }

    /** The actions that were ever called with this access key, as IAM writes them. */
    Set<String> actionsOf(String accessKey) {
        return Stream.concat(forgotten.stream(), sim.log().calls().stream())
                .filter(call -> call.caller().equals(accessKey))
                .map(call -> call.service() + ":" + call.action())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public List<String> calls() {
        return sim.log().calls().stream().map(CallLog.Call::action).toList();
    }

    @Override
    public void close() {
        sim.close();
    }
}

package io.genericark.routetable;

import io.genericark.awssim.AwsSim;
import io.genericark.awssim.faults.CallLog;
import io.genericark.awssim.faults.Fault;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.ResourceId.InstanceId;
import java.net.URI;
import java.util.List;

/** aws-sim in this JVM. */
final class SimUnderTest implements AwsUnderTest {

    private final AwsSim sim;

    SimUnderTest() {
        AwsWorld world = new AwsWorld();
        world.region(SampleVpc.REGION);
        sim = AwsSim.start(world);
    }

    AwsSim sim() {
        return sim;
    }

    @Override
    public URI endpoint() {
        return sim.endpoint();
    }

    @Override
    public URI imds(SampleVpc.Node node) {
        return sim.imds(new InstanceId(node.instance())).endpoint();
    }

    @Override
    public void disturb(String action, Trouble trouble, int times) {
        Fault.Scope calls = Fault.on(SampleVpc.REGION, action);
        Fault fault = switch (trouble) {
            case THROTTLED -> calls.throttle();
            case DENIED -> calls.denied();
            case REPLY_LOST -> calls.lostReply();
        };
        sim.faults().add(fault.times(times));
    }

    @Override
    public URI unreachable() {
        sim.faults().regionDown(SampleVpc.REGION);
        return sim.endpoint();
    }

    @Override
    public void forgetCalls() {
        sim.log().clear();
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

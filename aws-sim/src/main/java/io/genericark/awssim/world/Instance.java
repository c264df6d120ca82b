package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.time.Instant;

/** An EC2 instance. State changes are immediate: there is no pending or stopping. */
public record Instance(
        InstanceId id,
        VpcId vpc,
        SubnetId subnet,
        String zone,
        String imageId,
        String type,
        String roleName,
        Instant launchTime,
        State state,
        Tags tags)
        implements Resource {

    /** The instance states that this world knows, with AWS's codes. */
    public enum State {
        RUNNING("running", 16),
        TERMINATED("terminated", 48),
        STOPPED("stopped", 80);

        private final String wireName;
        private final int code;

        State(String wireName, int code) {
            this.wireName = wireName;
            this.code = code;
        }

        public String wireName() {
            return wireName;
        }

        public int code() {
            return code;
        }
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public Instance withState(State changed) {
        return new Instance(id, vpc, subnet, zone, imageId, type, roleName, launchTime, changed, tags);
    }

    @Override
    public Instance withTags(Tags changed) {
        return new Instance(id, vpc, subnet, zone, imageId, type, roleName, launchTime, state, changed);
    }
}

package io.genericark.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.core.ActionOrder;
import io.genericark.core.ClusterMachine;
import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.Grip;
import io.genericark.core.Hearing;
import io.genericark.core.Lease;
import io.genericark.core.Next;
import io.genericark.core.NodeId;
import io.genericark.core.NodeView;
import io.genericark.core.Role;
import io.genericark.core.Safeguard;
import io.genericark.core.Severity;
import io.genericark.core.Submission;
import io.genericark.core.Tag;
import io.genericark.core.Timing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop on the test's thread, whose clocks say what is listed, and which ends when the node lets go. */
class NodeLoopTest {
    private static final long CONFIGURED_JUMP_MILLIS = 1_000;

    private final Surroundings around = new Surroundings();

    @Test
    @Timeout(60)
    void aStandstillIsNoticedOnlyBeyondTheConfiguredClockJump() {
        around.wallMillis.addAll(List.of(0L, 600L, 2_100L));

        around.loop().run();

        assertThat(around.letGo).containsExactly("the machine stood still for about 1500 ms");
    }

    /** Holds a lease for ever, hears of nobody, and sends to nobody. */
    private static final class Surroundings implements Ports.Clocks, Ports.Paths, Ports.Hands, Ports.Host {
        final Deque<Long> wallMillis = new ArrayDeque<>();
        final List<String> letGo = new ArrayList<>();
        private NodeLoop loop = loop();

        NodeLoop loop() {
            loop = new NodeLoop(holding(), CONFIGURED_JUMP_MILLIS, this, this, command -> {}, this, this);
            return loop;
        }

        private static Next holding() {
            var self = new NodeId("node-a");
            var view =
                    NodeView.started(self, 1, Timing.DEFAULT, Safeguard.ALL, 0).view();
            var lease = view.lease();
            return new Next(
                    new NodeView(
                            self,
                            1,
                            view.timing(),
                            joined(self),
                            Grip.HOLDING,
                            "",
                            1,
                            new Lease(lease.lastRound(), lease.open(), Long.MAX_VALUE / 2, lease.nextHeartbeatNanos()),
                            view.peers(),
                            view.locals(),
                            0,
                            0,
                            view.kits(),
                            view.pauses(),
                            view.asked(),
                            view.wish(),
                            view.safeguards()),
                    List.of(),
                    0);
        }

        private static ClusterState joined(NodeId self) {
            var form = new Command.Form("test", Timing.DEFAULT, new TreeMap<>(Map.of(self, Role.VOTER)));
            var formed = ClusterMachine.apply(ClusterState.EMPTY, 1, new Submission(form, "test", 0));
            var join = new Submission(new Command.Join(self, 1), "test", 0);
            return ClusterMachine.apply(formed.state(), 2, join).state();
        }

        @Override
        public long bootNanos() {
            return 0;
        }

        /** What is listed, and its end again and again. */
        @Override
        public long wallMillis() {
            return wallMillis.size() > 1 ? wallMillis.remove() : Objects.requireNonNullElse(wallMillis.peek(), 0L);
        }

        @Override
        public void letGo(long number, String why) {
            letGo.add(why);
            loop.end();
        }

        @Override
        public void sendHeartbeat(NodeId to, long incarnation, long round, Hearing hearing) {}

        @Override
        public void sendAck(NodeId to, long incarnation, long toIncarnation, long round, long votersVersion) {}

        @Override
        public void leaseUntil(long bootNanos) {}

        @Override
        public void start(ActionOrder order) {}

        @Override
        public void cancel(long actionId) {}

        @Override
        public void replaceKitHost(String why) {}

        @Override
        public void forceRemove(Tag tag, String why) {}

        @Override
        public void takeIncarnation(long atLeast) {}

        @Override
        public void note(Severity severity, String text) {}

        @Override
        public void halt(String why) {
            throw new AssertionError(why);
        }

        @Override
        public void stopped() {}
    }
}

package io.genericark.consensus;

import static io.genericark.consensus.Trio.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatisConsensusTest {
    private static final int NO_SNAPSHOT = 1_000_000;

    @TempDir
    Path root;

    @Test
    void everyPeerAppliesTheCommandsOfAllPeersInOneOrder() throws Exception {
        try (Trio trio = Trio.started(root, NO_SNAPSHOT)) {
            trio.leader();
            List<CompletableFuture<byte[]>> answers = IntStream.range(0, 60)
                    .mapToObj(i -> trio.peer(trio.ids().get(i % 3)).submit(Journal.bytes("c" + i), LIMIT))
                    .toList();
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
            trio.awaitSame();
            assertThat(trio.journal(trio.ids().getFirst()).commands())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 60).mapToObj(i -> "c" + i).toList());
            assertThat(answers.stream().map(answer -> Journal.text(answer.join())))
                    .as("each answer is that of its own command")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aFollowersReadHoldsWhatWasAnsweredElsewhereBefore() throws Exception {
        try (Trio trio = Trio.started(root, NO_SNAPSHOT)) {
            PeerId follower = trio.follower();
            for (int i = 0; i < 20; i++) {
                trio.submit(trio.leader(), "w" + i);
                long index = trio.peer(follower).linearizableRead(LIMIT).get(120, TimeUnit.SECONDS);
                assertThat(trio.journal(follower).commands()).contains("w" + i);
                assertThat(trio.peer(follower).view().lastApplied()).isGreaterThanOrEqualTo(index);
            }
        }
    }

    @Test
    void submissionsGoOnAfterTheLeaderIsGoneAndItCatchesUpWhenItReturns() throws Exception {
        try (Trio trio = Trio.started(root, NO_SNAPSHOT)) {
            PeerId leader = trio.leader();
            trio.submitMany(leader, "before", 5);
            PeerId survivor = trio.follower();
            trio.stop(leader);
            assertThat(trio.submit(survivor, "after")).isEqualTo("6");
            assertThat(trio.leader()).isNotEqualTo(leader);
            trio.start(leader);
            trio.awaitSame();
            assertThat(trio.submit(leader, "back")).isEqualTo("7");
        }
    }

    @Test
    void everyAnsweredCommandIsThereAfterAllPeersWereClosedInTheMiddle() throws Exception {
        List<String> answered = new CopyOnWriteArrayList<>();
        try (Trio trio = Trio.started(root, 25)) {
            PeerId by = trio.leader();
            AtomicBoolean stop = new AtomicBoolean();
            Thread stream = Thread.ofVirtual().start(() -> {
                for (int i = 0; !stop.get(); i++) {
                    try {
                        trio.submit(by, "s" + i);
                        answered.add("s" + i);
                    } catch (Exception e) {
                        return;
                    }
                }
            });
            await().atMost(LIMIT).until(() -> answered.size() > 80);
            trio.stopAll();
            stop.set(true);
            stream.join();
            trio.startAll();
            trio.peer(by).linearizableRead(LIMIT).get(120, TimeUnit.SECONDS);
            assertThat(trio.journal(by).commands()).containsAll(answered).doesNotHaveDuplicates();
            trio.awaitSame();
        }
    }

    @Test
    void aPeerThatMissedAPurgedLogIsBroughtUpByASnapshot() throws Exception {
        try (Trio trio = Trio.started(root, 20)) {
            PeerId late = trio.follower();
            trio.stop(late);
            String large = "x".repeat(50_000);
            for (int i = 0; i < 60; i++) {
                trio.submit(trio.leader(), i + large);
            }
            trio.start(late);
            trio.awaitSame();
            assertThat(trio.journal(late).commands()).hasSize(60);
            assertThat(trio.journal(late).installs()).isPositive();
            trio.stop(late);
            trio.start(late);
            trio.awaitSame();
            trio.submit(late, "and on");
        }
    }

    @Test
    void withoutQuorumASubmissionEndsAsNoQuorumAndAReadToo() throws Exception {
        try (Trio trio = Trio.stopped(root, NO_SNAPSHOT)) {
            RatisConsensus alone = trio.start(trio.ids().getFirst());
            CompletableFuture<byte[]> answer = alone.submit(Journal.bytes("never"), Duration.ofSeconds(2));
            assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SubmitException.NoQuorum.class)
                    .hasMessageContaining("no leader is known")
                    .hasMessageContaining("2 of 3 voters");
            assertThatThrownBy(
                            () -> alone.linearizableRead(Duration.ofSeconds(1)).get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SubmitException.NoQuorum.class);
            assertThat(alone.view().leader()).isEmpty();
        }
    }

    @Test
    void aLeaderCutOffFromTheOthersCannotTellWhatBecomesOfACommand() throws Exception {
        try (Trio trio = Trio.started(root, NO_SNAPSHOT)) {
            PeerId leader = trio.leader();
            for (PeerId peer : trio.ids()) {
                if (!peer.equals(leader)) {
                    trio.stop(peer);
                }
            }
            CompletableFuture<byte[]> answer =
                    trio.peer(leader).submit(Journal.bytes("perhaps"), Duration.ofSeconds(4));
            assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfAny(SubmitException.Indeterminate.class, SubmitException.NoQuorum.class);
            await().atMost(LIMIT).until(() -> trio.peer(leader).view().leader().isEmpty());
        }
    }

    @Test
    void closingEndsWhatIsUnderWayAndIsNoFailure() throws Exception {
        try (Trio trio = Trio.stopped(root, NO_SNAPSHOT)) {
            PeerId first = trio.ids().getFirst();
            RatisConsensus alone = trio.start(first);
            CompletableFuture<byte[]> answer = alone.submit(Journal.bytes("x"), LIMIT);
            trio.stop(first);
            assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SubmitException.Stopped.class);
            assertThatThrownBy(() -> alone.submit(Journal.bytes("y"), LIMIT).get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SubmitException.Stopped.class);
            assertThat(alone.view().role()).isEqualTo(Role.STOPPED);
            assertThat(trio.failures()).isEmpty();
        }
    }

    @Test
    void aCommandThatTheMachineCannotApplyEndsThePeerAndIsNotSkipped() throws Exception {
        try (Trio trio = Trio.started(root, NO_SNAPSHOT)) {
            trio.submit(trio.leader(), "fine");
            CompletableFuture<byte[]> answer =
                    trio.peer(trio.leader()).submit(Journal.bytes("refuse this"), Duration.ofSeconds(5));
            assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(SubmitException.class);
            await().atMost(LIMIT).until(() -> !trio.failures().isEmpty());
            assertThat(trio.failures())
                    .allSatisfy(reason -> assertThat(reason)
                            .contains("could not apply the command at index", "told to refuse", "Next:"));
        }
    }

    @Test
    void twoPeersCannotShareADirectory() throws Exception {
        try (Trio trio = Trio.stopped(root, NO_SNAPSHOT)) {
            PeerId first = trio.ids().getFirst();
            trio.start(first);
            assertThatThrownBy(() -> trio.start(first))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(trio.directory(first).toString())
                    .hasMessageContaining("in use by another ark node");
        }
    }

    @Test
    void aPeerWhoseAddressIsTakenDoesNotStartAndSaysWhichOne() throws Exception {
        try (Trio trio = Trio.stopped(root, NO_SNAPSHOT)) {
            PeerId first = trio.ids().getFirst();
            Settings settings = trio.settings(first);
            try (var taken = new java.net.ServerSocket(
                    settings.peers().getFirst().port(), 1, java.net.InetAddress.getLoopbackAddress())) {
                assertThatThrownBy(() -> trio.start(first))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
            }
            trio.start(first);
        }
    }
}

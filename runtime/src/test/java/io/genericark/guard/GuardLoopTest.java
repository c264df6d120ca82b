package io.genericark.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.guard.LetGoReport.Cause;
import io.genericark.letgo.LetGoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop with clocks of the test's own; what it ends are no processes, but the commands are real. */
class GuardLoopTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    private Path directory;

    private final AtomicLong boottimeNanos = new AtomicLong(100 * SECOND);
    private final AtomicLong wallAheadMillis = new AtomicLong(1_000_000);
    private final AtomicInteger reboots = new AtomicInteger();
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<LetGoReport> reports = new CopyOnWriteArrayList<>();
    private final List<Integer> exits = new ArrayList<>();
    private Thread thread = Thread.currentThread();

    @BeforeEach
    void start() {
        GuardLoop loop = new GuardLoop(
                orders,
                new GuardLoop.Surroundings(
                        boottimeNanos::get,
                        () -> boottimeNanos.get() / 1_000_000 + wallAheadMillis.get(),
                        new LetGo(new LetGoFiles(directory)),
                        answers::add,
                        reports::add,
                        reboots::incrementAndGet),
                1_000);
        thread = Thread.ofPlatform().start(() -> {
            try {
                exits.add(loop.run());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterEach
    void end() throws InterruptedException, IOException {
        new LetGoFiles(directory).remove("vip");
        orders.add(new Order.InputEnded());
        thread.join();
    }

    @Test
    void aMachineThatStoodStillLetsGoAtTheFirstWakeAlthoughTheLeaseSeemsToRun() {
        arm(200);
        wallAheadMillis.addAndGet(5_000);
        awaitReport(Cause.CLOCK_JUMPED);
    }

    @Test
    void aClockJumpBeforeTheFirstLeaseDoesNothing() {
        wallAheadMillis.addAndGet(5_000);
        arm(200);
        assertThat(reports).isEmpty();
    }

    @Test
    void anExtensionThatWaitsWhenTheOldDeadlinePassesCounts() {
        arm(101);
        orders.add(new Order.Lease(300 * SECOND));
        passSeconds(49);
        awaitAnswer(new Answer.Armed(300 * SECOND));
        assertThat(reports).isEmpty();
    }

    @Test
    void aLeaseThatIsOverWhenItIsReadArmsNothing() {
        orders.add(new Order.Lease(99 * SECOND));
        awaitAnswer(new Answer.TooLate(99 * SECOND));
        assertThat(reports).isEmpty();
    }

    @Test
    void afterALetGoANewLeaseArmsAgain() {
        arm(101);
        passSeconds(1);
        awaitReport(Cause.LEASE_RAN_OUT);
        arm(200);
        passSeconds(99);
        await().until(() -> reports.size() == 2);
    }

    @Test
    void rebootIsForALeaseThatRanOutAndForWhatWasLeft() throws IOException {
        orders.add(new Order.Action(LossAction.REBOOT));
        orders.add(new Order.LetGoNow(1));
        awaitReport(Cause.ASKED);
        arm(101);
        passSeconds(1);
        awaitReport(Cause.LEASE_RAN_OUT);
        await().until(() -> reboots.get() == 1);
        new LetGoFiles(directory).write("vip", List.of(List.of("false")));
        orders.add(new Order.LetGoNow(2));
        await().until(() -> reboots.get() == 2);
    }

    @Test
    void anOrderThatIsRepeatedAfterItWasDoneIsAnsweredAndDoesNothing() throws IOException {
        orders.add(new Order.LetGoNow(1));
        await().until(() -> letGoAnswers(1, LetGoOutcome.Done.class) == 1);
        new LetGoFiles(directory).write("vip", List.of(List.of("true")));
        orders.add(new Order.LetGoNow(1));
        await().until(() -> letGoAnswers(1, LetGoOutcome.Done.class) == 2);
        assertThat(new LetGoFiles(directory).read()).containsKey("vip");
        orders.add(new Order.LetGoNow(2));
        await().until(() -> letGoAnswers(2, LetGoOutcome.Done.class) == 1);
        assertThat(new LetGoFiles(directory).read()).isEmpty();
    }

    @Test
    void anOrderThatLeftSomethingIsDoneAgainWhenItIsRepeated() throws IOException {
        Path gate = directory.resolveSibling("gate-" + directory.getFileName());
        new LetGoFiles(directory).write("vip", List.of(List.of("test", "-e", gate.toString())));
        orders.add(new Order.LetGoNow(1));
        await().until(() -> letGoAnswers(1, LetGoOutcome.Left.class) == 1);
        Files.createFile(gate);
        orders.add(new Order.LetGoNow(1));
        await().until(() -> letGoAnswers(1, LetGoOutcome.Done.class) == 1);
        Files.delete(gate);
    }

    @Test
    void whatALetGoLeftIsTriedAgainAlthoughNobodyAsks() throws IOException {
        Path gate = directory.resolveSibling("gate-" + directory.getFileName());
        new LetGoFiles(directory).write("vip", List.of(List.of("test", "-e", gate.toString())));
        arm(101);
        passSeconds(1);
        awaitReport(Cause.LEASE_RAN_OUT);
        assertThat(reports.getFirst().outcome()).isInstanceOf(LetGoOutcome.Left.class);
        Files.createFile(gate);
        passSeconds(1);
        await().until(() -> reports.size() == 2);
        assertThat(reports.getLast())
                .isEqualTo(new LetGoReport(Cause.LEASE_RAN_OUT, 0, new LetGoOutcome.Done(), 1_000));
        assertThat(new LetGoFiles(directory).read()).isEmpty();
        Files.delete(gate);
    }

    private long letGoAnswers(long number, Class<? extends LetGoOutcome> outcome) {
        return answers.stream()
                .filter(answer -> answer instanceof Answer.LetGoDone done
                        && done.number() == number
                        && outcome.isInstance(done.outcome()))
                .count();
    }

    @Test
    void withoutTheRebootActionWhatWasLeftIsReportedOnly() throws Exception {
        new LetGoFiles(directory).write("vip", List.of(List.of("false")));
        orders.add(new Order.InputEnded());
        awaitReport(Cause.PIPE_CLOSED);
        assertThat(thread.isAlive()).isTrue();
        passSeconds(10);
        thread.join();
        assertThat(exits).containsExactly(1);
        assertThat(reboots).hasValue(0);
        assertThat(reports)
                .singleElement()
                .satisfies(
                        report -> assertThat(report.outcome()).isEqualTo(new LetGoOutcome.Left("vip: false: exit 1")));
    }

    private void arm(long untilSeconds) {
        orders.add(new Order.Lease(untilSeconds * SECOND));
        awaitAnswer(new Answer.Armed(untilSeconds * SECOND));
    }

    private void passSeconds(long seconds) {
        boottimeNanos.addAndGet(seconds * SECOND);
    }

    private void awaitAnswer(Answer answer) {
        awaitAnswer(answer, 1);
    }

    private void awaitAnswer(Answer answer, int times) {
        await().until(() -> answers.stream().filter(answer::equals).count() >= times);
    }

    private void awaitReport(Cause cause) {
        await().until(() -> reports.stream().anyMatch(report -> report.cause() == cause));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }
}

package io.genericark.aws.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Preflight;
import io.genericark.api.RecoveryKit;
import io.genericark.aws.AwsClients;
import io.genericark.aws.Pause;
import io.genericark.awssim.faults.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * What every AWS kit does when the way to AWS is wrong: a check is unknown, a restore says what, why and what to do next, and
 * nothing moves. The scene: what the kit is about leads to another node.
 */
public abstract class FaultsContract {

    private static final String KIT_KEY = "AKIATESTTESTTESTTEST";
    /** Less than a call may take here. */
    private static final Duration LONG = Duration.ofMinutes(1);

    /** What is left of an action that tries again until its time is used up; the first look may take all of it. */
    private static final Duration FEW_LOOKS = Duration.ofSeconds(15);

    private static final String OTHER_REGION = "eu-west-1";

    /** No resolver is asked for a name with a part of 64 letters. */
    private static final String UNRESOLVABLE = "http://" + "x".repeat(64) + ".invalid";

    protected final SimUnderTest aws = new SimUnderTest();
    private final AwsClients clients = clients(KIT_KEY);
    private final AwsClients operator = clients("AKIAOPERATOROPERATOR");
    private Map<String, String> parameters = Map.of();

    /** A kit on one node with the context of one action. */
    protected record Run(RecoveryKit kit, ContractContext ctx) {}

    /**
     * Builds the scene with these clients.
     *
     * @return the parameters of the resource on this node, {@code endpoint} and {@code imds} among them
     */
    protected abstract Map<String, String> build(AwsClients operator);

    protected abstract RecoveryKit kit(AwsClients clients, Pause pause);

    /** Where what the kit is about leads now. */
    protected abstract String target();

    /** The action that a look begins with. */
    protected abstract String look();

    /** The action by which a restore would lead it here. */
    protected abstract String write();

    /** The action by which a preflight asks whether that would be done. */
    protected String trial() {
        return write();
    }

    /** Makes AWS answer in another region as it does where nothing of this is. */
    protected void open(String region) {
        aws.sim().world().region(region);
    }

    @BeforeEach
    final void begin() {
        parameters = build(operator);
    }

    @AfterEach
    final void end() {
        clients.close();
        operator.close();
        aws.close();
    }

    @Test
    @DisplayName("an endpoint whose name cannot be resolved is unknown for a check, and its name is told")
    final void dns() throws KitException {
        KitException failure = failsUnmoved(on("endpoint=" + UNRESOLVABLE), "cannot be reached");
        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure.why()).contains(".invalid");
        assertThat(failure.next()).contains("check network, endpoint");
    }

    @Test
    @DisplayName("a metadata service that is off is unknown for a check, and the message says what to set instead")
    final void metadataOff() throws KitException {
        KitException failure = failsUnmoved(on("imds=http://127.0.0.1:1"), "instance metadata service");
        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure.next()).contains("set the parameters that ask it");
    }

    @Test
    @DisplayName("in a wrong region a check is unknown, and the region is told")
    final void wrongRegion() throws KitException {
        open(OTHER_REGION);
        KitException failure = failsUnmoved(on("region=" + OTHER_REGION), OTHER_REGION);
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("region");
    }

    @ParameterizedTest
    @CsvSource({"RequestExpired, 400", "RequestTimeTooSkewed, 403", "SignatureDoesNotMatch, 403", "AuthFailure, 401"})
    @DisplayName("a clock that is wrong is unknown for a check, and the message says to look at it")
    final void clockOff(String code, int status) throws KitException {
        Run run = on();
        aws.sim().faults().add(Fault.on(Fault.ANY, Fault.ANY).by(KIT_KEY).error(code, status));
        KitException failure = failsUnmoved(run, "clock of this node");
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    }

    @ParameterizedTest
    @CsvSource({"ExpiredToken, 400", "RequestExpired, 400", "SignatureDoesNotMatch, 403", "AuthFailure, 401"})
    @DisplayName(
            "credentials that end between look and write, or a wrong clock, are an operator's matter and change nothing")
    final void credentialsEnd(String code, int status) throws KitException {
        Run run = on();
        String before = target();
        aws.sim().faults().add(Fault.on(Fault.ANY, write()).error(code, status));
        KitException failure = failedRestore(run);
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.next()).contains("the clock of this node");
        assertThat(aws.calls()).contains(write());
        assertThat(target()).isEqualTo(before);
    }

    @Test
    @DisplayName("a stale owner, whose gate is closed, writes nothing: not in restore, recover, remove or a check")
    final void staleOwner() throws KitException {
        Run run = on();
        run.ctx.gateClosesAfter(0);
        String before = target();
        assertThat(failedRestore(run).why()).isEqualTo("the gate is closed");
        assertThat(catchThrowableOfType(KitException.class, () -> run.kit.recover(run.ctx)))
                .isNotNull();
        run.kit.remove(run.ctx);
        assertThat(run.kit.quickCheck(run.ctx)).isInstanceOf(Health.Failed.class);
        assertThat(aws.calls()).contains(look()).doesNotContain(write());
        assertThat(target()).isEqualTo(before);
    }

    @Test
    @DisplayName("a preflight finds an endpoint out of reach to be an error, and one that is busy to be unknown")
    final void preflight() throws KitException {
        assertThat(examined(on("endpoint=" + UNRESOLVABLE)))
                .first()
                .asString()
                .startsWith("ERROR ")
                .contains("cannot be reached");
        Run busy = on();
        aws.sim().faults().add(Fault.on(Fault.ANY, look()).error("InternalError", 500));
        assertThat(examined(busy)).first().asString().startsWith("UNKNOWN ").contains("InternalError");
    }

    @Test
    @DisplayName("a cancelled preflight ends although AWS does not answer what is tried")
    final void cancelledPreflight() throws KitException, InterruptedException {
        Run run = on();
        run.ctx.within(LONG.multipliedBy(5));
        aws.sim().faults().add(Fault.on(Fault.ANY, trial()).hang());
        FutureTask<List<Preflight.Finding>> preflight =
                new FutureTask<>(() -> ((Preflight) run.kit).preflight(run.ctx));
        Thread action = Thread.ofPlatform().start(preflight);
        await().atMost(LONG).until(() -> aws.calls().contains(trial()));
        action.interrupt();
        assertThat(action.join(LONG)).isTrue();
        assertThat(preflight.state()).isEqualTo(Future.State.FAILED);
        assertThat(preflight.exceptionNow()).hasMessageContaining("cancelled");
    }

    private static List<String> examined(Run run) throws KitException {
        return ((Preflight) run.kit)
                .preflight(run.ctx).stream()
                        .map(found -> found.severity() + " " + found.what() + ": " + found.why())
                        .toList();
    }

    /** The kit on this node; forgets the calls made so far. */
    protected final Run on(String... changed) throws KitException {
        Map<String, String> given = new HashMap<>(parameters);
        for (String parameter : changed) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        RecoveryKit specs = kit(clients, time -> {});
        ContractContext ctx =
                ContractContext.of("it", specs.descriptor().parameters(), given).within(Duration.ofSeconds(60));
        aws.forgetCalls();
        return new Run(kit(clients, ctx::pass), ctx);
    }

    /** A check that is unknown for this reason and a restore that fails; what became of it is as before, and nothing was written. */
    protected final KitException failsUnmoved(Run run, String reason) throws KitException {
        String before = target();
        assertThat(run.kit.quickCheck(run.ctx))
                .isInstanceOfSatisfying(
                        Health.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains(reason));
        run.ctx.within(FEW_LOOKS);
        KitException failure = failedRestore(run);
        assertThat(failure.what()).isNotEmpty();
        assertThat(failure.why()).isNotEmpty();
        assertThat(failure.next()).isNotEmpty();
        assertThat(aws.calls()).doesNotContain(write());
        aws.sim().faults().clear();
        assertThat(target()).isEqualTo(before);
        return failure;
    }

    private static KitException failedRestore(Run run) {
        return catchThrowableOfType(KitException.class, () -> run.kit.restore(run.ctx));
    }

    private static AwsClients clients(String key) {
        return new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")));
    }
}

package io.genericark.route53;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.aws.AwsClients;
import io.genericark.aws.RequestBudget;
import io.genericark.aws.standin.AwsUnderTest.Trouble;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.awssim.AwsSimOptions;
import io.genericark.awssim.faults.CallLog.Call;
import io.genericark.awssim.faults.RequestQuota;
import io.genericark.awssim.world.AwsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What depends on time, on a clock that the test moves: PENDING changes, and the account's quota. */
final class Route53TimesTest {

    private static final Duration DNS_DELAY = Duration.ofSeconds(45);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AwsWorld world = new AwsWorld(now::get, 1);

    @AutoClose
    private final SimUnderTest aws = new SimUnderTest(
            world, AwsSimOptions.DEFAULTS.withQuota(RequestQuota.Kind.AWS).withDnsDelay(DNS_DELAY));

    @AutoClose
    private final AwsClients clients = new AwsClients(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATESTTESTTESTTEST", "secret")));

    private final String zone = world.changeDns(dns -> dns.create("example.com", "test", Optional.empty()))
            .id();
    private final Route53Kit kit = new Route53Kit(
            clients, Map.of(), this::pass, new RequestBudget(4, 5, this::nanos, this::pass), this::nanos);

    @TempDir
    private Path directory = Path.of("");

    @Test
    @DisplayName("a PENDING change is in service with a warning, is asked for every 20 s, and is forgotten when INSYNC")
    void pending() throws KitException {
        ContractContext ctx = resource("db", "10.0.0.1");
        kit.restore(ctx);
        assertThat(ctx.warnings()).singleElement().asString().contains("PENDING");
        assertThat(warning(ctx)).contains("0 s ago").contains("it is followed");
        assertThat(calls("GetChange")).isEmpty();

        pass(Duration.ofSeconds(20));
        assertThat(warning(ctx)).contains("20 s ago").contains("PENDING");
        assertThat(warning(ctx)).contains("PENDING");
        assertThat(calls("GetChange")).hasSize(1);

        pass(DNS_DELAY);
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.healthy());
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.healthy());
        assertThat(calls("GetChange")).hasSize(2);
    }

    @Test
    @DisplayName(
            "a change that stays PENDING for longer than the file's tries is told as unusual; the resource stays in service")
    void pendingForLong() throws KitException, IOException {
        Files.writeString(tunables(), "ROUTE53_CHANGEID_INTERVAL=1\nROUTE53_CHANGEID_TRY_COUNT=2\n");
        ContractContext ctx = resource("db", "10.0.0.1");
        kit.restore(ctx);
        pass(Duration.ofSeconds(1));
        assertThat(warning(ctx)).doesNotContain("unusually long");
        pass(Duration.ofSeconds(1));
        assertThat(warning(ctx)).contains("unusually long").contains("Health Dashboard");
    }

    @Test
    @DisplayName("that the state of a change cannot be read is a warning, not a failure")
    void stateUnknown() throws KitException {
        ContractContext ctx = resource("db", "10.0.0.1");
        kit.restore(ctx);
        pass(Duration.ofSeconds(20));
        aws.disturb("GetChange", Trouble.DENIED, 1);
        assertThat(warning(ctx)).contains("is not known").contains("lacks route53:GetChange");
        pass(DNS_DELAY);
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("a removed resource's change is not followed any more")
    void removed() throws KitException {
        ContractContext ctx = resource("db", "10.0.0.1");
        kit.restore(ctx);
        kit.remove(ctx);
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.healthy());
    }

    @Test
    @DisplayName("twenty resources restored and checked in turn keep to 5 requests a second: none is throttled")
    void quota() throws KitException {
        List<ContractContext> resources = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            resources.add(resource("db" + i, "10.0.0." + i));
        }
        for (ContractContext ctx : resources) {
            kit.restore(ctx);
        }
        for (ContractContext ctx : resources) {
            assertThat(kit.quickCheck(ctx)).isInstanceOf(Health.Healthy.class);
        }
        List<Call> calls = aws.sim().log().calls();
        assertThat(calls)
                .hasSizeGreaterThan(60)
                .allSatisfy(call -> assertThat(call.error()).isEmpty());
        assertThat(calls.size() / 5)
                .isLessThanOrEqualTo(
                        (int) Duration.between(Instant.EPOCH, now.get()).toSeconds() + 1);
    }

    private String warning(ContractContext ctx) {
        return kit.quickCheck(ctx) instanceof Health.Healthy healthy
                ? healthy.warning().orElse("healthy without warning")
                : "not healthy";
    }

    private List<Call> calls(String action) {
        return aws.sim().log().calls(action);
    }

    private ContractContext resource(String name, String address) throws KitException {
        return ContractContext.of(
                        name,
                        Settings.SPECS,
                        Map.of(
                                "name",
                                name + ".example.com",
                                "zone",
                                zone,
                                "address",
                                address,
                                "tunables",
                                tunables().toString(),
                                "endpoint",
                                aws.endpoint().toString(),
                                "call-timeout",
                                "60s"))
                .within(Duration.ofSeconds(60));
    }

    private Path tunables() {
        return directory.resolve("tunables");
    }

    private long nanos() {
        return Duration.between(Instant.EPOCH, now.get()).toNanos();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}

package io.genericark.crossregion;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.ContractContext;
import io.genericark.api.KitException;
import io.genericark.aws.Pause;
import io.genericark.aws.RequestBudget;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.awssim.AwsSimOptions;
import io.genericark.awssim.faults.CallLog.Call;
import io.genericark.awssim.faults.CallLog.Outcome;
import io.genericark.awssim.faults.RequestQuota;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.SimRouteTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** More tables in one region than EC2 lets be written at once, by a clock that passes only where the kit waits. */
final class RequestQuotaTest extends KitOnSampleNet {

    private static final int TABLES = 70;
    private static final AtomicLong NANOS = new AtomicLong();

    private final AtomicLong paced = new AtomicLong();
    private final List<SimRouteTable> tables = new ArrayList<>();
    private SampleNet net;
    private int atOnce = CrossRegionKit.WRITES_AT_ONCE;

    RequestQuotaTest() {
        super(new SimUnderTest(
                new AwsWorld(() -> Instant.EPOCH.plusNanos(NANOS.get()), 1),
                AwsSimOptions.DEFAULTS.withQuota(RequestQuota.Kind.AWS)));
    }

    @BeforeEach
    void build() {
        net = mesh().leadingToA(VIP);
        for (int i = 0; i < TABLES; i++) {
            tables.add(net.a.vpc().routeTable().route(VIP, net.a.node()));
        }
    }

    @Override
    RequestBudget budget() {
        return new RequestBudget(atOnce, CrossRegionKit.WRITES_PER_SECOND, NANOS::get, time -> {
            paced.addAndGet(time.toNanos());
            pass(time);
        });
    }

    @Override
    Pause pause(ContractContext ctx) {
        return time -> {
            ctx.pass(time);
            pass(time);
        };
    }

    private static void pass(Duration time) {
        NANOS.addAndGet(time.toNanos());
    }

    @Test
    @DisplayName("the kit keeps to EC2's quota: what goes beyond the first fifty writes of a kind waits for its turn")
    void paced() throws KitException {
        Run run = on(net.b);
        run.restore();
        long beyond = TABLES + 1 - CrossRegionKit.WRITES_AT_ONCE;
        assertThat(Duration.ofNanos(paced.get()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(beyond).dividedBy(CrossRegionKit.WRITES_PER_SECOND));
        assertMoved(run);
    }

    @Test
    @DisplayName(
            "where others use the quota up, what is throttled at the fiftieth write is made when there are tokens again")
    void throttled() throws KitException {
        atOnce = 10 * TABLES;
        Run run = on(net.b);
        run.restore();
        assertThat(paced).hasValue(0);
        assertThat(aws.sim().log().calls("ReplaceRoute"))
                .extracting(Call::outcome)
                .contains(Outcome.ERROR);
        assertMoved(run);
    }

    private void assertMoved(Run run) {
        assertThat(run.ctx().warnings()).isEmpty();
        assertThat(net.targets(VIP)).isEqualTo(net.allTo(net.b));
        assertThat(tables)
                .allSatisfy(table -> assertThat(table.target(VIP).map(Object::toString))
                        .contains(net.a.gateway().id().value()));
    }
}

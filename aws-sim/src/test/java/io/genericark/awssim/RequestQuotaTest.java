package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.CALLER;
import static io.genericark.awssim.OneVpc.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.awssim.faults.Fault.Scope;
import io.genericark.awssim.faults.FaultEffect;
import io.genericark.awssim.faults.FaultEffect.When;
import io.genericark.awssim.faults.Faults;
import io.genericark.awssim.faults.RequestQuota;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RequestQuotaTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Faults faults =
            new Faults(1, new RequestQuota(RequestQuota.Kind.AWS, now::get, key -> key.substring(0, 5)));

    @Test
    void fiftyWritesAndAHundredReadsPassAtOnce() {
        assertThat(passed("ReplaceRoute", 200)).isEqualTo(50);
        assertThat(passed("DescribeRouteTables", 200)).isEqualTo(100);
    }

    @Test
    void aSecondLaterFiveWritesAndTwentyReadsPass() {
        passed("ReplaceRoute", 200);
        passed("DescribeRouteTables", 200);
        now.updateAndGet(t -> t.plus(Duration.ofSeconds(1)));
        assertThat(passed("ReplaceRoute", 200)).isEqualTo(5);
        assertThat(passed("DescribeRouteTables", 200)).isEqualTo(20);
    }

    @Test
    void bucketsAreFullAgainAfterALongRestAndNoFuller() {
        passed("ReplaceRoute", 200);
        now.updateAndGet(t -> t.plus(Duration.ofHours(1)));
        assertThat(passed("ReplaceRoute", 200)).isEqualTo(50);
    }

    @Test
    void actionsAndRegionsHaveTheirOwnBuckets() {
        passed("ReplaceRoute", 200);
        assertThat(take(REGION, "CreateRoute")).isEmpty();
        assertThat(take("us-west-2", "ReplaceRoute")).isEmpty();
        assertThat(take(REGION, "ReplaceRoute"))
                .contains(new FaultEffect.ErrorAnswer("RequestLimitExceeded", 503, When.INSTEAD));
    }

    @Test
    void theKeysOfOneAccountShareABucketAndAccountsDoNot() {
        passed("ReplaceTransitGatewayRoute", 200);
        assertThat(faults.take(new Scope(REGION, "ReplaceTransitGatewayRoute", CALLER + "2"))
                        .effect())
                .isPresent();
        assertThat(faults.take(new Scope(REGION, "ReplaceTransitGatewayRoute", "OTHER"))
                        .effect())
                .isEmpty();
    }

    @Test
    void aSearchIsARead() {
        assertThat(passed("SearchTransitGatewayRoutes", 200)).isEqualTo(100);
    }

    @Test
    void route53HasFiveRequestsASecondForTheWholeAccount() {
        assertThat(passedDns("ListResourceRecordSets", 4)).isEqualTo(4);
        assertThat(passedDns("ChangeResourceRecordSets", 4)).isEqualTo(1);
        now.updateAndGet(t -> t.plus(Duration.ofSeconds(1)));
        assertThat(passedDns("GetChange", 20)).isEqualTo(5);
    }

    private int passedDns(String action, int calls) {
        int passed = 0;
        for (int i = 0; i < calls; i++) {
            boolean there = faults.take("route53", new Scope("us-east-1", action, CALLER))
                    .effect()
                    .isEmpty();
            passed += there ? 1 : 0;
        }
        return passed;
    }

    private int passed(String action, int calls) {
        int passed = 0;
        for (int i = 0; i < calls; i++) {
            passed += take(REGION, action).isEmpty() ? 1 : 0;
        }
        return passed;
    }

    private Optional<FaultEffect> take(String region, String action) {
        return faults.take(new Scope(region, action, CALLER)).effect();
    }
}

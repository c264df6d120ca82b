package io.genericark.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.config.TimingConfig.Profile;
import io.genericark.core.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimingBudgetTest {
    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyProfileKeepsTheBudget(Profile profile) {
        assertThat(TimingBudget.of(profile.timing()))
                .allSatisfy(each -> assertThat(each.holds()).as(each.text()).isTrue());
    }

    @Test
    void theBudgetIsPrintedWithWhatFollowsForAFailover() {
        assertThat(TimingBudget.explain(Profile.DEFAULT.timing()))
                .contains(
                        "ok      3 * heartbeat = 750 ms <= lease = 1500 ms",
                        "ok      longest-call = 1000 ms <= lease - 2 * heartbeat + fence = 1500 ms",
                        "promise (lease + fence) * (1 + 2 * drift) = 2040 ms",
                        "about 2040 ms after its last acknowledged heartbeat",
                        "up to 2890 ms");
    }

    @Test
    void aBrokenRequirementIsMarked() {
        TimingConfig timing = new TimingConfig(new Timing(250, 500, 500, 10_000), 300, 600, 1_000);
        assertThat(TimingBudget.explain(timing))
                .contains("BROKEN  3 * heartbeat = 750 ms > lease = 500 ms", "BROKEN  longest-call");
    }
}

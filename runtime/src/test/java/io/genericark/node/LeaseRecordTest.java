package io.genericark.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.admin.NodeReport;
import org.junit.jupiter.api.Test;

/** How the renewals of a lease are counted; times are in milliseconds here. */
class LeaseRecordTest {
    private final LeaseRecord renewals = new LeaseRecord();

    @Test
    void theFirstLeaseIsNoGap() {
        renewed(1_000, 2_500);
        assertThat(renewals.report()).isEqualTo(new NodeReport.Renewals(1, 0, 0));
    }

    @Test
    void theLongestTimeBetweenTwoRenewalsIsKept() {
        renewed(1_000, 2_500);
        renewed(1_250, 2_750);
        renewed(2_000, 3_500);
        renewed(2_250, 3_750);
        assertThat(renewals.report()).isEqualTo(new NodeReport.Renewals(4, 750, 0));
    }

    @Test
    void aRenewalAtTheEndOfTheLeaseOrLaterIsALapse() {
        renewed(1_000, 2_500);
        renewed(2_499, 4_000);
        assertThat(renewals.report().lapses()).isZero();
        renewed(4_000, 5_500);
        assertThat(renewals.report()).isEqualTo(new NodeReport.Renewals(3, 1_501, 1));
    }

    private void renewed(long at, long until) {
        renewals.renewed(at * 1_000_000, until * 1_000_000);
    }
}

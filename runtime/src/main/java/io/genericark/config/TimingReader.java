package io.genericark.config;

import io.genericark.config.TimingBudget.Inequality;
import io.genericark.config.TimingConfig.Profile;
import io.genericark.core.Timing;

/** Reads {@code ark.timing}: a profile, and what the file sets besides. */
final class TimingReader {
    private static final String AT = "ark.timing.";

    private TimingReader() {}

    static TimingConfig read(Values values) {
        long errorsBefore = values.findings().errors();
        TimingConfig profile = values.choice(AT + "profile", Profile.values()).timing();
        Timing protocol = new Timing(
                values.millis(AT + "heartbeat", profile.protocol().heartbeatMillis()),
                values.millis(AT + "lease", profile.protocol().leaseMillis()),
                values.millis(AT + "fence", profile.protocol().fenceMillis()),
                Math.round(values.number(AT + "drift") * 1_000_000));
        TimingConfig timing = new TimingConfig(
                protocol,
                values.millis(AT + "election.min", profile.electionMinMillis()),
                values.millis(AT + "election.max", profile.electionMaxMillis()),
                values.millis(AT + "longest-call", profile.longestCallMillis()));
        if (values.findings().errors() == errorsBefore) {
            TimingBudget.of(timing).stream().filter(each -> !each.holds()).forEach(each -> refuse(values, each));
        }
        return timing;
    }

    private static void refuse(Values values, Inequality broken) {
        String setting =
                broken.settings().stream().filter(values::isSet).findFirst().orElse(AT + "profile");
        values.findings()
                .error(
                        values.where(setting),
                        "impossible time budget at " + setting + ": " + broken.text(),
                        broken.why(),
                        broken.next());
    }
}

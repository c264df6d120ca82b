package io.genericark.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RareLogTest {
    @Test
    void aFloodIsOneLineInTenSecondsWithTheNumber() {
        LoggerContext context = new LoggerContext();
        Logger logger = context.getLogger("test");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        AtomicLong now = new AtomicLong(-5);
        RareLog rareLog = new RareLog(logger, now::get);
        for (int i = 0; i < 1_000; i++) {
            rareLog.warn("drop", () -> "dropped");
        }
        rareLog.warn("send", () -> "not sent");
        now.addAndGet(RareLog.INTERVAL_NANOS);
        rareLog.warn("drop", () -> "dropped");
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("dropped (times: 1)", "not sent (times: 1)", "dropped (times: 1000)");
    }
}

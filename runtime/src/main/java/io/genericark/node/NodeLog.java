package io.genericark.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import io.genericark.config.ArkConfig;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets up the log of a node: one line for each event, to a file or to standard error. */
final class NodeLog {
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %msg%n%ex";

    private NodeLog() {}

    static void configure(ArkConfig.Log log) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(log.level().name()));
        root.addAppender(appender(context, encoder, log.file().map(Object::toString)));
    }

    private static Appender<ILoggingEvent> appender(
            LoggerContext context, PatternLayoutEncoder encoder, Optional<String> file) {
        if (file.isPresent()) {
            var appender = new FileAppender<ILoggingEvent>();
            appender.setContext(context);
            appender.setFile(file.get());
            appender.setEncoder(encoder);
            appender.start();
            return appender;
        }
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}

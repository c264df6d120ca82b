package io.genericark.kithost.host;

import io.genericark.kithost.calls.Masking;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * The log of one action: its lines go to the node. After {@value #MAX_LINES} lines one says that further ones are dropped,
 * so that a kit that floods its log delays nobody. Secrets are masked. Thread-safe.
 */
final class ActionLog extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;
    private static final int MAX_LINES = 500;

    private final transient ActionRequest request;
    private final transient Masking masking;
    private final transient Consumer<FromHost> out;
    private final transient AtomicInteger lines = new AtomicInteger();

    ActionLog(ActionRequest request, Masking masking, Consumer<FromHost> out) {
        this.name = request.tag();
        this.request = request;
        this.masking = masking;
        this.out = out;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        int line = lines.incrementAndGet();
        if (line < MAX_LINES) {
            String text = MessageFormatter.basicArrayFormat(String.valueOf(message), arguments);
            send(level, thrown == null ? text : text + ": " + Reasons.of(thrown));
        } else if (line == MAX_LINES) {
            send(Level.WARN, "this action has logged " + MAX_LINES + " lines; its further lines are dropped");
        }
    }

    private void send(Level level, String text) {
        out.accept(new FromHost.LogLine(request.actionId(), request.tag(), level, Reasons.line(masking.apply(text))));
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }
}

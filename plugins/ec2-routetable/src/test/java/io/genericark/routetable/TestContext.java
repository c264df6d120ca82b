package io.genericark.routetable;

import io.genericark.api.Gate;
import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.LetGoStep;
import io.genericark.api.Parameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;

/** A context whose time passes only while the kit pauses, and whose gate closes after a number of passes. */
final class TestContext implements KitContext {

    final List<String> warnings = new CopyOnWriteArrayList<>();
    final RecordingLog log = new RecordingLog();
    private final AtomicInteger passesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final String node;
    private final Parameters parameters;
    private Duration timeLeft = Duration.ofSeconds(60);

    TestContext(String node, Map<String, String> given) throws KitException {
        this.node = node;
        this.parameters = Parameters.of(Settings.SPECS, given);
    }

    TestContext gateClosesAfter(int writes) {
        passesLeft.set(writes);
        return this;
    }

    void pass(Duration time) {
        timeLeft = timeLeft.minus(time);
    }

    @Override
    public String tag() {
        return "vip";
    }

    @Override
    public String id() {
        return parameters.text("vip");
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public long epoch() {
        return 7;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Duration timeLeft() {
        return timeLeft;
    }

    @Override
    public Gate gate() {
        return () -> {
            if (passesLeft.getAndDecrement() <= 0) {
                throw new KitException(KitException.Kind.DENIED, "no write", "the gate is closed", "");
            }
        };
    }

    @Override
    public Logger log() {
        return log;
    }

    @Override
    public void letGo(LetGoStep step) {
        throw new AssertionError("this kit leaves nothing behind");
    }

    @Override
    public void warn(String text) {
        warnings.add(text);
    }
}

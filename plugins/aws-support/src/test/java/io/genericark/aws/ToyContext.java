package io.genericark.aws;

import io.genericark.api.Gate;
import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.LetGoStep;
import io.genericark.api.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** A context whose time passes only while the kit pauses, and whose gate closes after a number of passes. */
final class ToyContext implements KitContext {

    final List<String> warnings = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();
    final AtomicInteger passesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private Duration timeLeft = Duration.ofSeconds(30);

    void pass(Duration time) {
        pauses.add(time);
        timeLeft = timeLeft.minus(time);
    }

    @Override
    public String tag() {
        return "toy";
    }

    @Override
    public String id() {
        return "toy";
    }

    @Override
    public String node() {
        return "node-a";
    }

    @Override
    public long epoch() {
        return 7;
    }

    @Override
    public Parameters parameters() {
        try {
            return Parameters.of(List.of(), Map.of());
        } catch (KitException e) {
            throw new AssertionError(e);
        }
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
        return NOPLogger.NOP_LOGGER;
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

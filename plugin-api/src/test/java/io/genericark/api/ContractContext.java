package io.genericark.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.SubstituteLogger;

/**
 * A context for tests of kits: an open gate, half a minute that passes only when the test says so, and everything that the
 * kit says collected. What differs is chosen at the start, by the methods that return the context.
 */
public final class ContractContext implements KitContext {

    private final String tag;
    private final Parameters parameters;
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<LetGoStep> letGo = new CopyOnWriteArrayList<>();
    private final List<Duration> passed = new CopyOnWriteArrayList<>();
    private final Queue<SubstituteLoggingEvent> logged = new ConcurrentLinkedQueue<>();
    private final Logger log = new SubstituteLogger("test", logged, false);
    private final AtomicInteger passesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile String id;
    private volatile String node = "node-a";
    private volatile Duration timeLeft = Duration.ofSeconds(30);
    private volatile Duration longestCall = Duration.ofMinutes(5);

    private ContractContext(String tag, Parameters parameters) {
        this.tag = tag;
        this.id = tag;
        this.parameters = parameters;
    }

    /** A resource of a kit, with these parameters. */
    public static ContractContext open(RecoveryKit kit, String tag, Map<String, String> given) throws KitException {
        return of(tag, kit.descriptor().parameters(), given);
    }

    /** A resource of a kit that takes these parameters. */
    public static ContractContext of(String tag, List<ParameterSpec> specs, Map<String, String> given)
            throws KitException {
        return new ContractContext(tag, Parameters.of(specs, given));
    }

    /** The same resource without the right to write. */
    public ContractContext closed() {
        return new ContractContext(tag, parameters).gateClosesAfter(0);
    }

    /** Its id, instead of the tag. */
    public ContractContext named(String resourceId) {
        this.id = resourceId;
        return this;
    }

    /** The node that it runs on; {@code node-a} otherwise. */
    public ContractContext on(String nodeName) {
        this.node = nodeName;
        return this;
    }

    /** The time that is left; half a minute otherwise. */
    public ContractContext within(Duration time) {
        this.timeLeft = time;
        return this;
    }

    /** The longest call; five minutes otherwise. */
    public ContractContext callsAtMost(Duration time) {
        this.longestCall = time;
        return this;
    }

    /** Lets that many writes pass from now on. */
    public ContractContext gateClosesAfter(int writes) {
        passesLeft.set(writes);
        return this;
    }

    /** How many more writes may pass. */
    public int passesLeft() {
        return passesLeft.get();
    }

    /** Lets time pass; also to be given to a kit as its way to pause. */
    public void pass(Duration time) {
        passed.add(time);
        timeLeft = timeLeft.minus(time);
    }

    /** The pauses, in order. */
    public List<Duration> passed() {
        return passed;
    }

    /** What the kit warned of, in order. */
    public List<String> warnings() {
        return warnings;
    }

    /** The let-go steps that the kit named, in order. */
    public List<LetGoStep> letGoSteps() {
        return letGo;
    }

    /** What was logged, as {@code LEVEL text}. */
    public List<String> logLines() {
        return logged.stream()
                .map(event -> event.getLevel() + " "
                        + MessageFormatter.basicArrayFormat(event.getMessage(), event.getArgumentArray()))
                .toList();
    }

    @Override
    public String tag() {
        return tag;
    }

    @Override
    public String id() {
        return id;
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
    public Duration longestCall() {
        return longestCall;
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
        letGo.add(step);
    }

    @Override
    public void warn(String text) {
        warnings.add(text);
    }
}

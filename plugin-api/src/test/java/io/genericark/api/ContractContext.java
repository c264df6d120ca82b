package io.genericark.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A context for tests of kits: open gate, half a minute of time, everything said is collected. */
public final class ContractContext implements KitContext {

    private final String tag;
    private final Parameters parameters;
    private final Gate gate;
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<LetGoStep> letGo = new CopyOnWriteArrayList<>();

    private ContractContext(String tag, Parameters parameters, Gate gate) {
        this.tag = tag;
        this.parameters = parameters;
        this.gate = gate;
    }

    /** A context whose gate is open. */
    public static ContractContext open(RecoveryKit kit, String tag, Map<String, String> given) throws KitException {
        return new ContractContext(tag, Parameters.of(kit.descriptor().parameters(), given), () -> {});
    }

    /** The same resource without the right to write. */
    public ContractContext closed() {
        return new ContractContext(tag, parameters, () -> {
            throw new KitException(KitException.Kind.DENIED, "the test", "the gate is closed", "");
        });
    }

    public List<String> warnings() {
        return warnings;
    }

    public List<LetGoStep> letGoSteps() {
        return letGo;
    }

    @Override
    public String tag() {
        return tag;
    }

    @Override
    public String id() {
        return tag;
    }

    @Override
    public String node() {
        return "node-a";
    }

    @Override
    public long epoch() {
        return 1;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Gate gate() {
        return gate;
    }

    @Override
    public Logger log() {
        return LoggerFactory.getLogger(ContractContext.class);
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

package io.genericark.kithost.host;

import io.genericark.api.Gate;
import io.genericark.api.KitException;
import io.genericark.api.LetGoStep;
import io.genericark.api.Parameters;
import io.genericark.api.RecoveryKit;
import io.genericark.kithost.calls.HostContext;
import io.genericark.kithost.calls.Masking;
import io.genericark.kithost.calls.Peer;
import io.genericark.kithost.child.MarkedContext;
import io.genericark.kithost.protocol.ActionRequest;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import io.genericark.letgo.LetGoFiles;
import io.genericark.process.Boottime;
import io.genericark.process.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * One action: runs once, on the thread that calls {@link #perform}, and is the context that its kit sees. Other threads may
 * call {@link #stop}: the gate closes and the running thread is interrupted.
 */
final class ActionRun implements HostContext {

    private final ActionRequest request;
    private final HostSettings settings;
    private final String hostId;
    private final Rights rights;
    private final Masking masking = new Masking();
    private final Logger log;
    private final List<LetGoStep> letGo = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Outcome> stopped = new AtomicReference<>();
    private volatile long startedAt;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Parameters parameters;

    ActionRun(ActionRequest request, HostSettings settings, String hostId, Rights rights, Consumer<FromHost> out) {
        this.request = request;
        this.settings = settings;
        this.hostId = hostId;
        this.rights = rights;
        this.log = new ActionLog(request, masking, out);
    }

    ActionRequest request() {
        return request;
    }

    /** Asks the action to end, for the first cause given. Repeatable. */
    void stop(Outcome cause) {
        stopped.compareAndSet(null, cause);
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Runs to the end and says how it ended. Throws nothing, whatever the kit throws. */
    FromHost.Finished perform(Catalogue catalogue) {
        startedAt = Boottime.nanos();
        thread = Thread.currentThread();
        KitCall.Answer answer = stopped.get() == null ? call(catalogue) : whenThrown(null);
        if (request.action() == KitAction.REMOVE && answer.outcome() == Outcome.OK) {
            forgetLetGo();
        }
        stopped.compareAndSet(null, Outcome.CANCELLED); // a thread that the kit left behind may not write either
        return finished(answer, elapsed().toMillis());
    }

    /** How it ended when its thread could not be ended. */
    FromHost.Finished abandoned() {
        Outcome cause = stopped.get();
        String reason = "the kit did not end when asked to, so the kit-host process is replaced";
        return finished(
                KitCall.Answer.of(cause == null ? Outcome.TIMED_OUT : cause, reason),
                elapsed().toMillis());
    }

    private KitCall.Answer call(Catalogue catalogue) {
        try {
            RecoveryKit kit = catalogue.find(request.kit());
            parameters = Parameters.of(kit.descriptor().parameters(), request.parameters());
            return KitCall.perform(kit, request.action(), this);
        } catch (Throwable e) {
            return whenThrown(e);
        }
    }

    private KitCall.Answer whenThrown(@Nullable Throwable thrown) {
        Outcome cause = stopped.get();
        if (cause == null && timeLeft().isZero()) {
            cause = Outcome.TIMED_OUT;
        }
        String said = thrown == null ? "" : Reasons.of(thrown);
        if (cause != null) {
            String why = cause == Outcome.TIMED_OUT
                    ? request.action().word() + " took longer than " + request.timeoutMillis() + " ms"
                    : request.action().word() + " was cancelled";
            Outcome outcome = cause == Outcome.TIMED_OUT && isLook() ? Outcome.UNKNOWN : cause;
            return KitCall.Answer.of(outcome, said.isEmpty() ? why : why + " (" + said + ")");
        }
        Outcome outcome = thrown instanceof KitException e ? Outcome.of(e.kind()) : Outcome.BROKEN;
        return KitCall.Answer.of(isLook() ? Outcome.UNKNOWN : outcome, said);
    }

    private boolean isLook() {
        return request.action().isLook();
    }

    private FromHost.Finished finished(KitCall.Answer answer, long millis) {
        String warning = String.join("; ", warnings);
        String both = answer.warning().isEmpty() || warning.isEmpty()
                ? answer.warning() + warning
                : answer.warning() + "; " + warning;
        return new FromHost.Finished(
                request.actionId(),
                answer.outcome(),
                Reasons.line(masking.apply(answer.reason())),
                Reasons.line(masking.apply(both)),
                millis,
                answer.plan(),
                answer.traces(),
                answer.findings(),
                masking.apply(answer.snapshot()));
    }

    private Duration elapsed() {
        return startedAt == 0 ? Duration.ZERO : Duration.ofNanos(Boottime.nanos() - startedAt);
    }

    @Override
    public String tag() {
        return request.tag();
    }

    @Override
    public String id() {
        return request.id();
    }

    @Override
    public String node() {
        return settings.node();
    }

    @Override
    public long epoch() {
        return request.epoch();
    }

    @Override
    public Parameters parameters() {
        Parameters checked = parameters;
        if (checked == null) {
            throw new IllegalStateException("parameters are known when the kit is called");
        }
        return checked;
    }

    @Override
    public Duration timeLeft() {
        Duration left = Duration.ofMillis(request.timeoutMillis()).minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public Duration longestCall() {
        return settings.longestCall();
    }

    @Override
    public Gate gate() {
        return () -> {
            Optional<String> refusal = stopped.get() == null
                    ? rights.refusal(request.tag(), request.epoch())
                    : Optional.of("this action was cancelled or its time is over");
            if (refusal.isPresent()) {
                throw new KitException(
                        KitException.Kind.DENIED,
                        request.action().word() + " of " + request.tag() + " may not write",
                        refusal.get(),
                        "");
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
        try {
            new LetGoFiles(settings.letGo())
                    .write(request.tag(), letGo.stream().map(LetGoStep::command).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the let-go step cannot be kept, so nothing may be started that it would have to undo: "
                            + e.getMessage(),
                    e);
        }
    }

    private void forgetLetGo() {
        try {
            new LetGoFiles(settings.letGo()).remove(request.tag());
        } catch (IOException e) {
            log.warn("let-go steps stay although they are not needed any more: {}", e.toString());
        }
    }

    @Override
    public void warn(String text) {
        warnings.add(Reasons.line(masking.apply(text)));
    }

    @Override
    public List<Peer> peers() {
        return settings.peers();
    }

    @Override
    public boolean dryRun() {
        return request.action() == KitAction.PLAN;
    }

    @Override
    public Masking masking() {
        return masking;
    }

    @Override
    public Path secrets() {
        return settings.secrets();
    }

    @Override
    public Path state() {
        return settings.state();
    }

    @Override
    public Mark runMark() {
        return MarkedContext.runMark(hostId, request.actionId());
    }
}

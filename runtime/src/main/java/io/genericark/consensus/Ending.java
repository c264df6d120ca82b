package io.genericark.consensus;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ratis.protocol.RaftPeerId;
import org.jspecify.annotations.Nullable;

/** The one end of a peer: by close, silently, or by the first of possibly many reports of a failure, told once. */
final class Ending implements MachineAdapter.Events {
    private static final String CLOSED = "this peer was closed";

    private final Settings settings;
    private final ConsensusListener listener;
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private volatile Runnable whenEnded = () -> {};

    Ending(Settings settings, ConsensusListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    void whenEnded(Runnable action) {
        whenEnded = action;
        if (hasEnded()) {
            action.run();
        }
    }

    /** From here on Ratis' own shutdown is no news. */
    void closing() {
        reason.compareAndSet(null, CLOSED);
    }

    boolean hasEnded() {
        return reason.get() != null;
    }

    /** Why this peer takes part no more. */
    String words() {
        String words = reason.get();
        return words == null ? CLOSED : words;
    }

    @Override
    public void leaderChanged(RaftPeerId leader) {
        if (!hasEnded()) {
            listener.leaderChanged(new PeerId(leader.toString()));
        }
    }

    @Override
    public void ended(String what, @Nullable Throwable cause) {
        String words = "Consensus on " + settings.self() + " has ended: " + what + because(cause)
                + ". State directory: " + settings.directory() + space()
                + ". Next: mend the cause, then start the node again; it catches up with the others by itself.";
        if (reason.compareAndSet(null, words)) {
            whenEnded.run();
            listener.failed(words);
        }
    }

    private static String because(@Nullable Throwable cause) {
        StringBuilder words = new StringBuilder();
        for (Throwable each = cause; each != null; each = each.getCause()) {
            words.append(": ")
                    .append(each.getMessage() == null ? each.getClass().getSimpleName() : each.getMessage());
        }
        return words.toString();
    }

    private String space() {
        try {
            long free = Files.getFileStore(settings.directory()).getUsableSpace();
            return " (" + free / 1024 + " KB free)";
        } catch (IOException e) {
            return " (cannot be read: " + e.getMessage() + ")";
        }
    }
}

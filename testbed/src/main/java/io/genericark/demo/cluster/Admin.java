package io.genericark.demo.cluster;

import io.genericark.admin.AdminClient;
import io.genericark.admin.AdminReply;
import io.genericark.admin.AdminRequest;
import io.genericark.codec.Outcome;
import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Asks nodes by their admin sockets, and does not wait for ever for one that is stopped. Thread-safe; blocks. */
public final class Admin {
    private static final long LONGEST_MILLIS = 3_000;
    private static final long LONGEST_SUBMIT_MILLIS = 20_000;

    private final Map<NodeId, Path> sockets;

    Admin(Map<NodeId, Path> sockets) {
        this.sockets = Map.copyOf(sockets);
    }

    /** What this node sees; empty when it does not answer. */
    public Optional<AdminReply.Seen> look(NodeId node) {
        return ask(node, new AdminRequest.Look(), LONGEST_MILLIS)
                .filter(AdminReply.Seen.class::isInstance)
                .map(AdminReply.Seen.class::cast);
    }

    /**
     * Submits a command through this node until it sees the command's effect. An answer that did not come is no answer:
     * the command may have been applied, or be applied later. One that was refused without the effect is an exception.
     */
    public void bringAbout(NodeId through, Command command, Predicate<ClusterState> effect) {
        Waiting.until("the effect of " + command, () -> {
            if (sees(through, effect)) {
                return true;
            }
            var reply =
                    ask(through, new AdminRequest.Submit(command, LONGEST_SUBMIT_MILLIS), 2 * LONGEST_SUBMIT_MILLIS);
            if (reply.isPresent()
                    && reply.get() instanceof AdminReply.Submitted(Outcome.Refused(long index, Refusal refusal))) {
                requireEffect(through, index, effect, command + ": " + refusal.text());
            }
            return false;
        });
    }

    /** An earlier attempt may have had it; this node may not know that yet. */
    private void requireEffect(NodeId through, long index, Predicate<ClusterState> effect, String refused) {
        Waiting.until(through + " applies entry " + index, () -> sees(through, state -> state.index() >= index));
        if (!sees(through, effect)) {
            throw new ScenarioFailed("the cluster refused " + refused);
        }
    }

    private boolean sees(NodeId node, Predicate<ClusterState> effect) {
        return look(node).filter(seen -> effect.test(seen.state())).isPresent();
    }

    private Optional<AdminReply> ask(NodeId node, AdminRequest request, long longestMillis) {
        var socket = sockets.get(node);
        if (socket == null) {
            return Optional.empty();
        }
        try (var client = AdminClient.connect(socket)) {
            var reply = CompletableFuture.supplyAsync(() -> ask(client, request), Thread::startVirtualThread);
            return reply.get(longestMillis, TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException silent) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<AdminReply> ask(AdminClient client, AdminRequest request) {
        try {
            return Optional.of(client.ask(request));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}

package io.genericark.demo.cluster;

import io.genericark.admin.AdminClient;
import io.genericark.admin.AdminReply;
import io.genericark.admin.AdminRequest;
import io.genericark.codec.Outcome;
import io.genericark.core.Command;
import io.genericark.core.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    /** Submits a command through this node; what came of it in words, for anything but success as an exception. */
    public void submit(NodeId through, Command command) {
        var reply = ask(through, new AdminRequest.Submit(command, LONGEST_SUBMIT_MILLIS), 2 * LONGEST_SUBMIT_MILLIS);
        if (reply.isPresent()
                && reply.get() instanceof AdminReply.Submitted(var outcome)
                && outcome instanceof Outcome.Accepted) {
            return;
        }
        throw new ScenarioFailed("the cluster did not accept " + command + ": "
                + reply.map(Object::toString).orElse(through + " did not answer"));
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

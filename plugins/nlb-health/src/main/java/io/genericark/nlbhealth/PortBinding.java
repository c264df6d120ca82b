package io.genericark.nlbhealth;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.Pause;
import io.genericark.nlbhealth.Settings.Reply;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;

/** Opens ports, and says why one cannot be opened. */
final class PortBinding {

    private static final Duration AGAIN_AFTER = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private PortBinding() {}

    /**
     * Opens the port, asking the gate before. A port that is taken is tried again for some seconds: a kit-host that is replaced may
     * end a moment after its successor was asked. Blocks.
     */
    static ProbeListener open(KitContext ctx, Reply reply, Optional<Tls> tls, Pause pause) throws KitException {
        for (Duration waited = Duration.ZERO; ; waited = waited.plus(AGAIN_AFTER)) {
            Optional<KitException> obstacle = obstacle(reply);
            if (obstacle.isEmpty()) {
                return opened(ctx, reply, tls);
            }
            boolean mayPass = obstacle.get().kind() == Kind.TRANSIENT && waited.compareTo(PATIENCE) < 0;
            if (!mayPass || ctx.timeLeft().compareTo(AGAIN_AFTER) <= 0) {
                throw obstacle.get();
            }
            sleep(pause, reply);
        }
    }

    private static ProbeListener opened(KitContext ctx, Reply reply, Optional<Tls> tls) throws KitException {
        ctx.gate().check();
        try {
            return ProbeListener.open(reply, tls);
        } catch (IOException e) {
            throw problem(reply, e);
        }
    }

    /** Why the port could not be opened now, if it could not. Nobody can connect to it meanwhile. */
    static Optional<KitException> obstacle(Reply reply) {
        try (Socket trial = new Socket()) {
            trial.setReuseAddress(true);
            trial.bind(reply.place());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(problem(reply, e));
        }
    }

    static boolean isHere(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // not known; the operating system says it when the port is opened
        }
    }

    private static KitException problem(Reply reply, IOException e) {
        if (reply.address().isPresent() && !isHere(reply.address().get().value())) {
            return told(
                    reply,
                    Kind.BROKEN,
                    "this node does not have the address " + reply.address().get(),
                    "make this resource depend on the one that brings the address, or leave `address` out",
                    e);
        }
        String said = String.valueOf(e.getMessage());
        if (!(e instanceof BindException) || said.contains("ermission")) {
            return told(
                    reply,
                    Kind.DENIED,
                    "the operating system refuses it (" + said + ")",
                    "choose a port above 1023, or allow lower ones with the sysctl net.ipv4.ip_unprivileged_port_start",
                    e);
        }
        return told(
                reply,
                Kind.TRANSIENT,
                "it is taken by " + PortHolder.of(reply.port()).orElse("another process, which this user may not see"),
                "end that one, or choose another port with `ark resource set TAG port=N`",
                e);
    }

    private static KitException told(Reply reply, Kind kind, String why, String next, IOException e) {
        return new KitException(kind, reply + " was not opened", why, next, e);
    }

    private static void sleep(Pause pause, Reply reply) throws KitException {
        try {
            pause.sleep(AGAIN_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KitException(Kind.TRANSIENT, reply + " was not opened", "the action was cancelled", "", e);
        }
    }
}

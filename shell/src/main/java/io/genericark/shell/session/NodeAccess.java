package io.genericark.shell.session;

import io.genericark.admin.AdminClient;
import io.genericark.admin.AdminReply;
import io.genericark.admin.AdminRequest;
import io.genericark.shell.view.Look;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;

/** The node behind a socket, one connection for each question. Blocks; every failure is a {@link Trouble}. */
public final class NodeAccess {
    private final Path socket;
    private final Time time;

    public NodeAccess(Path socket, Time time) {
        this.socket = socket;
        this.time = time;
    }

    /** The cluster as this node knows it now. */
    public Look look() {
        var seen = ask(new AdminRequest.Look(), AdminReply.Seen.class);
        return new Look(seen.state(), seen.node(), time.nowMillis());
    }

    /** The kits of this node. */
    public AdminReply.KitList kits() {
        return ask(new AdminRequest.Kits(), AdminReply.KitList.class);
    }

    /** What this node knows of one kit: a list of all kits, or of the one that is made on demand and was asked for. */
    public AdminReply.KitList kitsFor(String name) {
        return name.indexOf(':') < 0 ? kits() : ask(new AdminRequest.OneKit(name), AdminReply.KitList.class);
    }

    /** The kit jars of this node. */
    public AdminReply.PluginList plugins() {
        return ask(new AdminRequest.Plugins(), AdminReply.PluginList.class);
    }

    /** Returns when the change is in effect. */
    public AdminReply.PluginChanged changePlugin(AdminRequest.ChangePlugin change) {
        return ask(change, AdminReply.PluginChanged.class);
    }

    public AdminReply.Configured configuration() {
        return ask(new AdminRequest.Configuration(), AdminReply.Configured.class);
    }

    public AdminReply.Inspected inspect(AdminRequest.Inspect inspect) {
        return ask(inspect, AdminReply.Inspected.class);
    }

    /** Blocks as long as the kits examine. */
    public AdminReply.Examined examine(AdminRequest.Examine examine) {
        return ask(examine, AdminReply.Examined.class);
    }

    public AdminReply.Submitted push(AdminRequest.PushKit push) {
        return ask(push, AdminReply.Submitted.class);
    }

    public AdminReply.Submitted submit(AdminRequest.Submit submit) {
        return ask(submit, AdminReply.Submitted.class);
    }

    /** Events as they are committed, for as long as {@code more} says so or until Ctrl-C. */
    public void watch(long afterIndex, Predicate<AdminReply.Event> more) {
        try (var client = AdminClient.connect(socket)) {
            client.watch(afterIndex, reply -> more.test(expect(AdminReply.Event.class, reply)));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private <T extends AdminReply> T ask(AdminRequest request, Class<T> expected) {
        try (var client = AdminClient.connect(socket)) {
            return expect(expected, checked(client.ask(request)));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static AdminReply checked(AdminReply answer) {
        if (answer instanceof AdminReply.Failed(AdminReply.Failure failure, String text)) {
            throw switch (failure) {
                case BAD_REQUEST ->
                    new Trouble(Exit.FAILED, "the node did not understand: " + text + ". Nothing was done.");
                case NO_QUORUM ->
                    new Trouble(
                            Exit.REFUSED,
                            "NO QUORUM, so nothing was done: " + text + ". Next: ark quorum status, ark node list");
                case UNKNOWN ->
                    new Trouble(
                            Exit.FAILED,
                            "it is not known whether this was done: " + text
                                    + ". Look before you repeat it: ark status, ark events");
                case NOT_FOUND -> new Trouble(Exit.NOT_FOUND, text);
                case REFUSED -> new Trouble(Exit.REFUSED, text);
                case UNAVAILABLE -> new Trouble(Exit.UNREACHABLE, "this node cannot do that now: " + text);
            };
        }
        return answer;
    }

    private Trouble unreachable(IOException e) {
        // an interrupt may close the channel of a thread that has already reacted to it
        if (e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
            return new Trouble(Exit.INTERRUPTED, "interrupted");
        }
        var text = Objects.requireNonNullElseGet(e.getMessage(), e::toString);
        if (text.contains("Permission denied")) {
            return new Trouble(
                    Exit.NOT_PERMITTED,
                    "you may not use " + socket + "; ask to be in the group that ark.node.admin-group names, or use"
                            + " sudo");
        }
        return new Trouble(Exit.UNREACHABLE, text);
    }

    private static <T extends AdminReply> T expect(Class<T> expected, AdminReply answer) {
        if (expected.isInstance(answer)) {
            return expected.cast(answer);
        }
        throw new Trouble(
                Exit.FAILED, "the node answered with something else than was asked; is its version of ark another?");
    }
}

package io.genericark.shell.command;

import io.genericark.admin.AdminRequest;
import io.genericark.codec.Outcome;
import io.genericark.core.ClusterEvent;
import io.genericark.core.Command;
import io.genericark.core.Refusal;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import io.genericark.shell.view.Ages;
import io.genericark.shell.view.Look;
import io.genericark.shell.view.Progress;
import java.util.List;
import java.util.function.Function;

/** Submits commands to the cluster and waits for what comes of them. */
final class Changes {
    static final long SUBMIT_MILLIS = 15_000;
    private static final long LOOK_EVERY_MILLIS = 200;

    /** What the cluster said: the log index, and what it decided; nothing when it was so already. */
    private record Answer(long index, List<ClusterEvent> events, String unchanged) {}

    private record Result(String outcome, String text, List<ClusterEvent> events) {}

    private final Ark ark;

    Changes(Ark ark) {
        this.ark = ark;
    }

    /** Submits a command whose result is there as soon as it is accepted. */
    int now(Command command) {
        var answer = submit(command);
        return finish("accepted", answer, sentence(answer));
    }

    /** Submits a command that moves service, and waits for its end unless told otherwise. */
    int service(Command command, WaitOptions options, Function<Look, Progress> towards) throws InterruptedException {
        return service(submit(command), options, towards);
    }

    /** Pushes a kit of the node, and waits until all nodes have written it unless told otherwise. */
    int push(AdminRequest.PushKit push, WaitOptions options) throws InterruptedException {
        return service(answer(ark.node().push(push).outcome()), options, look -> Progress.pushed(look, push.name()));
    }

    private int service(Answer answer, WaitOptions options, Function<Look, Progress> towards)
            throws InterruptedException {
        if (!options.waits()) {
            return finish("accepted", answer, sentence(answer) + "; watch it: ark status, ark events -f");
        }
        try {
            return finish("done", answer, await(answer.index(), options, towards));
        } catch (InterruptedException e) {
            ark.tell("detached; the cluster goes on with it. Look again: ark status, ark events -f");
            throw e;
        }
    }

    private Answer submit(Command command) {
        return answer(ark.node()
                .submit(new AdminRequest.Submit(command, SUBMIT_MILLIS))
                .outcome());
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(long index, List<ClusterEvent> events) -> new Answer(index, events, "");
            case Outcome.Refused(long index, Refusal refusal) ->
                switch (refusal.kind()) {
                    case STALE -> new Answer(index, List.of(), refusal.text());
                    case NOT_FOUND -> throw new Trouble(Exit.NOT_FOUND, refusal.text());
                    case REFUSED -> throw new Trouble(Exit.REFUSED, refusal.text());
                };
        };
    }

    private String await(long index, WaitOptions options, Function<Look, Progress> towards)
            throws InterruptedException {
        var line = new ProgressLine(ark.console());
        var began = ark.console().time().nowMillis();
        while (true) {
            var look = ark.node().look();
            var progress = look.state().index() < index
                    ? new Progress.Going("accepted; this node has not applied it yet")
                    : towards.apply(look);
            var waited = ark.console().time().nowMillis() - began;
            switch (progress) {
                case Progress.Done(String text) -> {
                    line.end();
                    return text;
                }
                case Progress.Failed(String text) -> {
                    line.end();
                    throw new Trouble(Exit.FAILED, text);
                }
                case Progress.Going(String text) -> line.show(hedged(look, text), waited);
            }
            if (waited >= options.timeout().toMillis()) {
                line.end();
                throw new Trouble(
                        Exit.WAITED_TOO_LONG,
                        "not done after " + Ages.text(waited) + ": " + hedged(look, progress.text())
                                + ". The cluster goes on with it; look again: ark status, ark events -f");
            }
            ark.console().time().pause(LOOK_EVERY_MILLIS);
        }
    }

    private static String hedged(Look look, String text) {
        return look.hasQuorum() ? text : "NO QUORUM; last known: " + text;
    }

    private static String sentence(Answer answer) {
        if (!answer.unchanged().isEmpty()) {
            return "nothing to do: " + answer.unchanged();
        }
        return answer.events().isEmpty()
                ? "done"
                : String.join(
                        "\n", answer.events().stream().map(ClusterEvent::text).toList());
    }

    private int finish(String outcome, Answer answer, String text) {
        var said = answer.unchanged().isEmpty() ? outcome : "unchanged";
        ark.print(
                () -> text + "\n",
                () -> Json.document("ark.result/1", new Result(said, text, answer.events())),
                List::of);
        return Exit.OK.code();
    }
}

package io.genericark.shell.command;

import io.genericark.core.ClusterEvent;
import io.genericark.core.Hierarchies;
import io.genericark.core.Tag;
import io.genericark.shell.render.EventText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.view.Look;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "events", description = "Shows what the cluster decided and learned, each with its reason.")
final class EventsCommand implements Callable<Integer> {
    private record One(ClusterEvent event) {}

    private final Ark ark;

    @Option(
            names = {"-f", "--follow"},
            description = "go on with new ones until Ctrl-C")
    private boolean follow;

    @Option(names = "--since", paramLabel = "TIME", description = "not older than this, such as 1h")
    private @Nullable Duration since;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            completionCandidates = TagNames.class,
            description = "only of the hierarchy of this resource")
    private @Nullable Tag tag;

    EventsCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var look = ark.node().look();
        var wanted = wanted(look);
        var kept = look.state().events().stream().filter(wanted).toList();
        if (follow) {
            follow(look, wanted);
            return Exit.OK.code();
        }
        var text = text();
        ark.print(
                () -> ark.banner(look) + kept.stream().map(text::line).collect(Collectors.joining()),
                () -> Json.document("ark.events/1", look, "events", kept),
                List::of);
        return Exit.OK.code();
    }

    private void follow(Look look, Predicate<ClusterEvent> wanted) {
        if (!look.hasQuorum()) {
            ark.tell(ark.banner(look).stripTrailing());
        }
        var text = text();
        ark.node().watch(0, reply -> {
            var event = reply.event();
            if (wanted.test(event)) {
                ark.print(() -> text.line(event), () -> Json.document("ark.event/1", new One(event)), List::of);
            }
            return !ark.console().out().checkError();
        });
    }

    private EventText text() {
        return new EventText(ark.console().page(), ZoneId.systemDefault());
    }

    private Predicate<ClusterEvent> wanted(Look look) {
        var from = since == null ? Long.MIN_VALUE : look.nowMillis() - since.toMillis();
        Predicate<ClusterEvent> young = e -> e.atMillis() >= from;
        if (tag == null) {
            return young;
        }
        Found.resource(look, tag);
        Set<String> members =
                Hierarchies.of(look.state(), tag).stream().map(Tag::value).collect(Collectors.toSet());
        return young.and(e -> members.contains(e.subject()));
    }
}

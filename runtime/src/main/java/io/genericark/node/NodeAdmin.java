package io.genericark.node;

import io.genericark.admin.AdminReply;
import io.genericark.admin.AdminReply.Failure;
import io.genericark.admin.AdminRequest;
import io.genericark.admin.AdminService;
import io.genericark.admin.NodeReport;
import io.genericark.api.Ability;
import io.genericark.api.ParameterSpec;
import io.genericark.api.Plannable;
import io.genericark.consensus.SubmitException;
import io.genericark.core.ClusterEvent;
import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.PushRules;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.KitInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What administrators get from a node. Blocks the connection's own thread, never the node's. */
final class NodeAdmin implements AdminService {
    private static final Duration SEEN_HERE_WITHIN = Duration.ofSeconds(2);
    private static final long LONGEST_WAIT_MILLIS = 60_000;
    private static final long LONGEST_DESCRIPTION_SECONDS = 30;

    private final NodeId self;
    private final StateKeeper keeper;
    private final ConsensusLog log;
    private final KitHosts kitHosts;
    private final ScriptsDirectory scripts;
    private final Supplier<NodeReport> report;
    private final AdminReply.Configured configured;
    private final PluginChanges plugins;
    private final PreflightRounds preflights;

    NodeAdmin(
            NodeId self,
            StateKeeper keeper,
            ConsensusLog log,
            KitHosts kitHosts,
            ScriptsDirectory scripts,
            Supplier<NodeReport> report,
            AdminReply.Configured configured,
            PluginChanges plugins,
            PreflightRounds preflights) {
        this.self = self;
        this.keeper = keeper;
        this.log = log;
        this.kitHosts = kitHosts;
        this.scripts = scripts;
        this.report = report;
        this.configured = configured;
        this.plugins = plugins;
        this.preflights = preflights;
    }

    @Override
    public AdminReply answer(AdminRequest request, String by) {
        return switch (request) {
            case AdminRequest.Look look -> new AdminReply.Seen(keeper.state().withoutContents(), report.get());
            case AdminRequest.Submit submit ->
                submit.command() instanceof Command.PushKit
                        ? failed(Failure.REFUSED, "a kit is pushed from a node's own files: ark kit push NAME")
                        : submit(submit.command(), submit.timeoutMillis(), by);
            case AdminRequest.PushKit push -> push(push, by);
            case AdminRequest.Kits kits -> kits();
            case AdminRequest.OneKit(String name) -> kit(name);
            case AdminRequest.Inspect inspect -> inspect(inspect);
            case AdminRequest.Examine(AdminRequest.Scope scope) -> examine(scope);
            case AdminRequest.Configuration configuration -> configured;
            case AdminRequest.Plugins asked -> plugins.list();
            case AdminRequest.ChangePlugin change -> plugins.change(change, by);
            case AdminRequest.Watch watch -> failed(Failure.BAD_REQUEST, "watch is a stream");
        };
    }

    /** Pushes what this node has on its disk now, when it is usable here. */
    private AdminReply push(AdminRequest.PushKit push, String by) {
        var ready = kitHosts.kits();
        var found = ready.kits().stream()
                .filter(k -> k.descriptor().name().equals(push.name()))
                .findFirst();
        if (found.isEmpty()) {
            return failed(Failure.NOT_FOUND, "this node has no usable kit " + push.name() + "; see: ark kit list");
        }
        var source = found.get().source();
        var refused =
                ready.refused().stream().filter(r -> r.file().equals(source)).findFirst();
        if (refused.isPresent()) {
            return failed(
                    Failure.REFUSED,
                    source + " is not usable as it is now; mend it first: "
                            + refused.get().reason());
        }
        try {
            var helpers = new ArrayList<>(scripts.helpers(Path.of(source), sources(ready)));
            helpers.addAll(push.helpers());
            var files = scripts.read(Path.of(source), helpers);
            var problem = PushRules.problem(push.name(), files);
            return problem == null
                    ? submit(new Command.PushKit(push.name(), self, push.to(), files), push.timeoutMillis(), by)
                    : failed(Failure.REFUSED, problem);
        } catch (IOException e) {
            return failed(Failure.REFUSED, "kit " + push.name() + " cannot be pushed: " + e.getMessage());
        }
    }

    private static Set<Path> sources(FromHost.Ready ready) {
        var sources = new HashSet<Path>();
        ready.kits().forEach(k -> sources.add(Path.of(k.source())));
        ready.refused().forEach(r -> sources.add(Path.of(r.file())));
        return sources;
    }

    private AdminReply submit(Command command, long timeoutMillis, String by) {
        var millis = Math.clamp(timeoutMillis, 1, LONGEST_WAIT_MILLIS);
        try {
            var outcome = log.submit(command, by, Duration.ofMillis(millis)).get();
            // it was decided where the leader is: who asks this node next shall see it here, too
            keeper.awaitApplied(outcome.index(), SEEN_HERE_WITHIN);
            return new AdminReply.Submitted(outcome);
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case SubmitException.NoQuorum none -> failed(Failure.NO_QUORUM, none.getMessage() + "");
                case null, default -> failed(Failure.UNKNOWN, String.valueOf(e.getCause()));
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(Failure.UNKNOWN, "the node is stopping");
        }
    }

    private AdminReply kits() {
        var ready = kitHosts.kits();
        return new AdminReply.KitList(
                ready.kits().stream().map(NodeAdmin::kit).toList(),
                ready.refused().stream()
                        .map(r -> new AdminReply.RefusedKit(r.file(), r.reason()))
                        .toList(),
                ready.families().stream()
                        .map(f -> new AdminReply.KitFamily(f.name(), f.source(), f.summary(), f.members()))
                        .toList());
    }

    /** Of a list of one: what is made on demand is not in the list of all. */
    private AdminReply kit(String name) {
        try {
            var described = kitHosts.describe(name).get(LONGEST_DESCRIPTION_SECONDS, TimeUnit.SECONDS);
            return new AdminReply.KitList(
                    described.kit().stream().map(NodeAdmin::kit).toList(),
                    described.kit().isPresent()
                            ? List.of()
                            : List.of(new AdminReply.RefusedKit(name, described.reason())),
                    List.of());
        } catch (ExecutionException | TimeoutException e) {
            return failed(Failure.UNAVAILABLE, "the kit-host did not describe " + name + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(Failure.UNAVAILABLE, "the node is stopping");
        }
    }

    private static AdminReply.Kit kit(KitInfo info) {
        var d = info.descriptor();
        return new AdminReply.Kit(
                d.name(),
                d.version(),
                d.summary(),
                info.source(),
                info.abilities().stream().map(Ability::name).toList(),
                info.needs(),
                d.parameters().stream().map(NodeAdmin::parameter).toList(),
                d.timeouts().restore().toMillis(),
                d.timeouts().remove().toMillis(),
                d.timeouts().quickCheck().toMillis(),
                d.timeouts().recover().toMillis());
    }

    private static AdminReply.Parameter parameter(ParameterSpec spec) {
        return new AdminReply.Parameter(
                spec.name(),
                spec.type().name(),
                spec.requirement() == ParameterSpec.Requirement.REQUIRED,
                spec.defaultText().orElse(""),
                spec.help());
    }

    private AdminReply inspect(AdminRequest.Inspect inspect) {
        var resource = keeper.state().resources().get(inspect.tag());
        if (resource == null) {
            return failed(Failure.NOT_FOUND, "there is no resource " + inspect.tag() + "; see: ark resource list");
        }
        var action = switch (inspect.inspection()) {
            case QUICK_CHECK -> KitAction.QUICK_CHECK;
            case DEEP_CHECK -> KitAction.DEEP_CHECK;
            case PLAN -> KitAction.PLAN;
            case PREFLIGHT -> KitAction.PREFLIGHT;
            case TRACE -> KitAction.TRACE;
            case SNAPSHOT -> KitAction.SNAPSHOT;
        };
        var timeoutMillis = action == KitAction.DEEP_CHECK || action == KitAction.SNAPSHOT
                ? resource.policy().restoreTimeoutMillis()
                : resource.policy().checkTimeoutMillis();
        try {
            var answer = kitHosts.inspect(
                            inspect.tag().value(),
                            resource.id(),
                            resource.kit(),
                            action,
                            resource.parametersOn(self),
                            timeoutMillis)
                    .get(timeoutMillis + 5_000, TimeUnit.MILLISECONDS);
            return new AdminReply.Inspected(
                    answer.outcome().name(), answer.reason() + answer.warning(), lines(answer), findings(answer));
        } catch (ExecutionException | TimeoutException e) {
            return failed(Failure.UNAVAILABLE, "the kit did not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(Failure.UNAVAILABLE, "the node is stopping");
        }
    }

    private AdminReply examine(AdminRequest.Scope scope) {
        try {
            return new AdminReply.Examined(
                    preflights.now(scope == AdminRequest.Scope.ALL ? r -> true : preflights::usesAws));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(Failure.UNAVAILABLE, "the node is stopping");
        }
    }

    private static List<String> lines(FromHost.Finished finished) {
        var lines = new ArrayList<String>();
        finished.plan().ifPresent(plan -> {
            plan.steps().forEach(s -> lines.add(line(s)));
            lines.addAll(plan.remarks());
        });
        for (var trace : finished.traces()) {
            lines.add("from " + trace.from() + ": " + trace.verdict() + ", " + trace.reason());
            trace.hops().forEach(h -> lines.add("  " + h.at() + " -> " + h.to() + "  (" + h.why() + ")"));
        }
        finished.snapshot().lines().forEach(lines::add);
        return lines;
    }

    /** A kit may say a step in one sentence, as its target. */
    private static String line(Plannable.Step step) {
        return step.target()
                + (step.change().isEmpty() ? "" : ": " + step.change())
                + (step.why().isEmpty() ? "" : "  (" + step.why() + ")");
    }

    private static List<AdminReply.Finding> findings(FromHost.Finished finished) {
        return finished.findings().stream()
                .map(f -> new AdminReply.Finding(f.severity().name(), f.what(), f.why(), f.next()))
                .toList();
    }

    @Override
    public Subscription watch(long afterIndex, Consumer<List<ClusterEvent>> listener) {
        keeper.onEvents(listener);
        listener.accept(keeper.state().events().stream()
                .filter(e -> e.index() > afterIndex)
                .toList());
        return () -> keeper.removeEventListener(listener);
    }

    private static AdminReply.Failed failed(Failure failure, String text) {
        return new AdminReply.Failed(failure, text);
    }
}

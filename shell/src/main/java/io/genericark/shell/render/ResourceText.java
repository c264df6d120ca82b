package io.genericark.shell.render;

import io.genericark.core.Hierarchies;
import io.genericark.core.Resource;
import io.genericark.shell.view.Ages;
import io.genericark.shell.view.Look;
import io.genericark.shell.view.Names;
import java.util.Collection;

/** One resource in full, as {@code name value} lines. */
public final class ResourceText {
    private final StringBuilder text = new StringBuilder();

    private ResourceText() {}

    public static String of(Look look, Resource resource) {
        var page = new ResourceText();
        page.definition(resource);
        page.surroundings(look, resource);
        page.states(look, resource);
        page.policy(resource);
        return page.text.toString();
    }

    private void definition(Resource resource) {
        line("tag", resource.tag());
        line("kit", resource.kit());
        line("id", resource.id());
        line("wanted", resource.wanted() ? "in service" : "out of service");
        line("watched", resource.monitoring());
        resource.parameters().forEach((name, value) -> line("parameter " + name, value));
        resource.nodeParameters()
                .forEach((node, own) -> own.forEach((name, value) -> line("parameter " + name + " on " + node, value)));
    }

    private void surroundings(Look look, Resource resource) {
        var state = look.state();
        line("needed by", list(Hierarchies.parents(state, resource.tag())));
        line("needs", list(Hierarchies.children(state, resource.tag())));
        var placement = state.placementOf(resource.tag());
        line(
                "placed",
                placement.owner() == null
                        ? "nowhere: " + placement.cause()
                        : "on " + placement.owner() + ", epoch " + placement.epoch() + ": " + placement.cause());
        placement.failedOn().forEach((node, why) -> line("failed on " + node, why));
        var millis = look.millisToRetry(Hierarchies.of(state, resource.tag()));
        if (millis >= 0) {
            line(
                    "tried again",
                    Ages.in(millis) + ", " + placement.retries() + " times before; at once by: ark resource clear "
                            + resource.tag());
        }
    }

    private void states(Look look, Resource resource) {
        resource.priorities().forEach((node, priority) -> {
            var status = look.state().statusOf(resource.tag(), node);
            line(
                    "on " + node,
                    status.state() + ", priority " + priority
                            + (status.sinceMillis() > 0
                                    ? ", since " + Ages.text(look.millisSince(status.sinceMillis()))
                                    : "")
                            + (status.note().isEmpty() ? "" : ", " + status.note()));
        });
    }

    private void policy(Resource resource) {
        var policy = resource.policy();
        line(
                "check",
                "every " + seconds(policy.checkIntervalMillis()) + ", acts after " + policy.failuresToAct()
                        + " failures in a row");
        line(
                "timeouts",
                "restore " + seconds(policy.restoreTimeoutMillis()) + ", remove "
                        + seconds(policy.removeTimeoutMillis())
                        + ", check " + seconds(policy.checkTimeoutMillis()) + ", recover "
                        + seconds(policy.recoverTimeoutMillis()));
        line("local recovery", policy.localRecovery());
        line("switchback", policy.switchback());
        line("kit mismatch", policy.kitMismatch());
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    private static String list(Collection<?> things) {
        return things.isEmpty() ? "-" : Names.of(things);
    }

    private void line(String name, Object value) {
        text.append(String.format(java.util.Locale.ROOT, "%-18s  %s%n", name, value));
    }
}

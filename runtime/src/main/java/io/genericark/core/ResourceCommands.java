package io.genericark.core;

import java.util.SortedMap;
import java.util.TreeMap;

/** Creating, changing and deleting resources. */
final class ResourceCommands {
    private static final int LOWEST_PRIORITY = 999;

    private ResourceCommands() {}

    static void create(Draft draft, Command.CreateResource c) {
        var resource = c.resource();
        if (draft.resources.containsKey(resource.tag())) {
            throw Refused.because("there is a resource " + resource.tag() + " already; choose another tag");
        }
        resource.priorities().forEach((node, priority) -> checkExtension(draft, resource, node, priority));
        var complete = resource.priorities().isEmpty() ? resource.withPriorities(everywhere(draft)) : resource;
        draft.resource(complete.with(Goal.OUT_OF_SERVICE));
        draft.info(resource.tag(), resource.tag() + " created with kit " + resource.kit());
    }

    private static SortedMap<NodeId, Integer> everywhere(Draft draft) {
        var all = new TreeMap<NodeId, Integer>();
        for (var node : draft.nodes.values()) {
            if (node.role() == Role.VOTER) {
                all.put(node.id(), all.size() + 1);
            }
        }
        return all;
    }

    private static void checkExtension(Draft draft, Resource resource, NodeId node, int priority) {
        if (Membership.known(draft, node).role() == Role.WITNESS) {
            throw Refused.because(node + " is a witness; it votes and holds no resources");
        }
        if (priority < 1 || priority > LOWEST_PRIORITY) {
            throw Refused.because("priority " + priority + " of " + node + " is not within 1 to " + LOWEST_PRIORITY);
        }
        resource.priorities().forEach((other, theirs) -> {
            if (!other.equals(node) && theirs == priority) {
                throw Refused.because(node + " and " + other + " have the same priority " + priority + " for "
                        + resource.tag() + "; priorities are unique");
            }
        });
    }

    static void setParameters(Draft draft, Command.SetParameters c) {
        var resource = known(draft, c.tag());
        var next = new TreeMap<>(resource.parameters());
        next.putAll(c.parameters());
        draft.resource(resource.withParameters(next));
        draft.info(
                c.tag(),
                c.tag() + " parameters set: " + String.join(" ", c.parameters().keySet()));
    }

    static void setPolicy(Draft draft, Command.SetPolicy c) {
        draft.resource(known(draft, c.tag()).with(c.policy()));
        draft.info(c.tag(), c.tag() + " policy set");
    }

    static void setMonitoring(Draft draft, Command.SetMonitoring c) {
        draft.resource(known(draft, c.tag()).with(c.monitoring()));
        draft.info(
                c.tag(),
                c.monitoring() == Monitoring.ON
                        ? c.tag() + " is watched again"
                        : c.tag() + " is in maintenance: not checked, not recovered");
    }

    static void delete(Draft draft, Command.DeleteResource c) {
        known(draft, c.tag());
        var members = Hierarchies.of(draft.state(), c.tag());
        if (members.size() > 1) {
            throw Refused.because(c.tag() + " has dependencies; remove them first: ark resource undepend");
        }
        if (draft.placement(members).phase() != Phase.OUT) {
            throw Refused.because(c.tag() + " is in service; take it out first: ark remove " + c.tag());
        }
        draft.resources.remove(c.tag());
        draft.placements.remove(c.tag());
        draft.states.remove(c.tag());
        PreflightCommands.forget(draft, c.tag());
        draft.info(c.tag(), c.tag() + " deleted");
    }

    static void extend(Draft draft, Command.Extend c) {
        var resource = known(draft, c.tag());
        var next = new TreeMap<>(resource.priorities());
        next.put(c.node(), c.priority());
        var extended = resource.withPriorities(next);
        checkExtension(draft, extended, c.node(), c.priority());
        draft.resource(extended);
        draft.info(c.tag(), c.tag() + " extended to " + c.node() + " with priority " + c.priority());
    }

    static void unextend(Draft draft, Command.Unextend c) {
        var resource = known(draft, c.tag());
        if (c.node().equals(draft.state().placementOf(c.tag()).owner())) {
            throw Refused.because(c.tag() + " is on " + c.node() + "; switch it over first");
        }
        var next = new TreeMap<>(resource.priorities());
        if (next.remove(c.node()) == null) {
            throw Refused.notFound(c.tag() + " is not extended to " + c.node());
        }
        if (next.isEmpty()) {
            throw Refused.because(c.node() + " is the only node of " + c.tag() + "; extend it elsewhere first");
        }
        draft.resource(resource.withPriorities(next));
        PreflightCommands.forget(draft, c.tag(), c.node());
        draft.info(c.tag(), c.tag() + " no longer extended to " + c.node());
    }

    static Resource known(Draft draft, Tag tag) {
        var resource = draft.resources.get(tag);
        if (resource == null) {
            throw Refused.notFound("there is no resource " + tag + "; see: ark resource list");
        }
        return resource;
    }
}

package io.genericark.admin;

import io.genericark.codec.Outcome;
import io.genericark.core.ClusterEvent;
import io.genericark.core.ClusterState;
import io.genericark.core.Tag;
import java.util.List;

/** What a node answers. */
public sealed interface AdminReply {
    record Seen(ClusterState state, NodeReport node) implements AdminReply {}

    record Submitted(Outcome outcome) implements AdminReply {}

    record Event(ClusterEvent event) implements AdminReply {}

    /** @param families kits that are made on demand, and not in the list */
    record KitList(List<Kit> kits, List<RefusedKit> refused, List<KitFamily> families) implements AdminReply {
        public KitList {
            kits = List.copyOf(kits);
            refused = List.copyOf(refused);
            families = List.copyOf(families);
        }
    }

    /**
     * What a kit saw.
     *
     * @param outcome the kit's word for how it ended, such as {@code HEALTHY}
     * @param lines what it would do, or where a packet goes
     * @param findings what it examined
     */
    record Inspected(String outcome, String reason, List<String> lines, List<Finding> findings) implements AdminReply {
        public Inspected {
            lines = List.copyOf(lines);
            findings = List.copyOf(findings);
        }
    }

    /** One thing that a kit examined; {@code severity} is {@code OK}, {@code UNKNOWN}, {@code WARNING} or {@code ERROR}. */
    record Finding(String severity, String what, String why, String next) {}

    /** @param examinations one for each resource of this node whose kit can examine something */
    record Examined(List<Examination> examinations) implements AdminReply {
        public Examined {
            examinations = List.copyOf(examinations);
        }
    }

    /** What the examination of one resource has shown; outcome, reason and findings as in {@link Inspected}. */
    record Examination(Tag tag, String kit, String outcome, String reason, List<Finding> findings) {
        public Examination {
            findings = List.copyOf(findings);
        }
    }

    record Configured(String timing, String configuration) implements AdminReply {}

    record PluginList(List<Plugin> plugins) implements AdminReply {
        public PluginList {
            plugins = List.copyOf(plugins);
        }
    }

    /** @param text what was done */
    record PluginChanged(String text) implements AdminReply {}

    /** Nothing was done, or nobody knows. */
    record Failed(Failure failure, String text) implements AdminReply {}

    /** What the caller may conclude. */
    enum Failure {
        /** The request could not be read; nothing was done. */
        BAD_REQUEST,
        /** No majority was reached; nothing was done. */
        NO_QUORUM,
        /** It may have been done, or be done later; look. */
        UNKNOWN,
        NOT_FOUND,
        /** It makes no sense here; the text says why. Nothing was done. */
        REFUSED,
        /** This node cannot do that now. */
        UNAVAILABLE
    }

    /** One kit, as it describes itself; what it may ask for is empty when nothing holds it to that. */
    record Kit(
            String name,
            String version,
            String summary,
            String source,
            List<String> abilities,
            List<String> needs,
            List<Parameter> parameters,
            long restoreTimeoutMillis,
            long removeTimeoutMillis,
            long checkTimeoutMillis,
            long recoverTimeoutMillis) {
        public Kit {
            abilities = List.copyOf(abilities);
            needs = List.copyOf(needs);
            parameters = List.copyOf(parameters);
        }
    }

    /** One parameter of a kit; {@code defaultText} is empty when there is none. */
    record Parameter(String name, String type, boolean required, String defaultText, String help) {}

    /** Kits whose names begin with {@code name} and a colon; {@code members} is empty when they cannot be listed. */
    record KitFamily(String name, String source, String summary, List<String> members) {
        public KitFamily {
            members = List.copyOf(members);
        }
    }

    /**
     * One jar or zip of the plugins directory.
     *
     * @param state ENABLED or DISABLED
     * @param requires the versions of plugin-api that it needs; empty when it does not say
     * @param kits what the kit-host has loaded of it
     * @param problem why it cannot be used; empty when it can
     */
    record Plugin(
            String id, String version, String file, String state, String requires, List<String> kits, String problem) {
        public Plugin {
            kits = List.copyOf(kits);
        }
    }

    /** A file that looks like a kit and cannot be used. */
    record RefusedKit(String source, String reason) {}
}

package io.genericark.scenario;

import io.genericark.core.Action;
import io.genericark.core.Command;
import io.genericark.core.KitMismatch;
import io.genericark.core.KitReport;
import io.genericark.core.KitVersion;
import io.genericark.core.LocalRecovery;
import io.genericark.core.Mode;
import io.genericark.core.Monitoring;
import io.genericark.core.NodeId;
import io.genericark.core.Overlook;
import io.genericark.core.Policy;
import io.genericark.core.Resource;
import io.genericark.core.ResourceState;
import io.genericark.core.Role;
import io.genericark.core.Switchback;
import io.genericark.core.Tag;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a command to the log from its words. A node's incarnation is written {@code a.1}, a number {@code #2}. */
final class CommandText {
    private static final List<String> KEYS = List.of(
            "check",
            "failures",
            "restore",
            "remove",
            "checkTimeout",
            "recover",
            "localRecovery",
            "switchback",
            "kitMismatch");

    private CommandText() {}

    /** The command, or null when the verb is none of a command. */
    static @Nullable Command read(String verb, Words w) {
        return switch (verb) {
            case "restore" -> new Command.Restore(tag(w), w.takes("on") ? node(w) : null, overlook(w));
            case "remove" -> new Command.Remove(tag(w));
            case "switchover" -> switchover(w);
            case "clear-failures" -> new Command.ClearFailures(tag(w));
            case "standby" -> new Command.SetMode(node(w), Mode.STANDBY);
            case "online" -> new Command.SetMode(node(w), Mode.ONLINE);
            case "maintenance" -> new Command.SetMode(node(w), Mode.MAINTENANCE);
            case "unwatch" -> new Command.SetMonitoring(tag(w), Monitoring.MAINTENANCE);
            case "watch" -> new Command.SetMonitoring(tag(w), Monitoring.ON);
            case "policy" -> new Command.SetPolicy(tag(w), policy(w));
            case "parameter" -> new Command.SetParameters(tag(w), pair(w));
            case "delete" -> new Command.DeleteResource(tag(w));
            case "depend" -> new Command.Depend(tag(w), tag(w));
            case "undepend" -> new Command.Undepend(tag(w), tag(w));
            case "extend" -> extend(w);
            case "unextend" -> new Command.Unextend(tag(w), node(w));
            case "add-voter" -> new Command.AddVoter(node(w), w.isEmpty() ? Role.VOTER : w.nextOf(Role.class));
            case "remove-voter" -> new Command.RemoveVoter(node(w));
            default -> ofNode(verb, w);
        };
    }

    private static @Nullable Command ofNode(String verb, Words w) {
        return switch (verb) {
            case "join" -> {
                var n = living(w);
                yield new Command.Join(n.node, n.incarnation);
            }
            case "begin-leave" -> {
                var n = living(w);
                yield new Command.BeginLeave(n.node, n.incarnation);
            }
            case "leave" -> {
                var n = living(w);
                yield new Command.Leave(n.node, n.incarnation);
            }
            case "suspect" -> {
                var author = living(w);
                var target = living(w);
                yield new Command.Suspect(author.node, author.incarnation, target.node, target.incarnation, number(w));
            }
            case "clear" -> {
                var author = living(w);
                var target = living(w);
                yield new Command.ClearSuspicion(
                        author.node, author.incarnation, target.node, target.incarnation, number(w));
            }
            case "confirm-lost" -> {
                var n = living(w);
                w.expect("by");
                yield new Command.ConfirmLost(n.node, n.incarnation, w.next());
            }
            case "confirm-voters" -> {
                var n = living(w);
                yield new Command.ConfirmVoters(n.node, n.incarnation, number(w));
            }
            default -> ofOwner(verb, w);
        };
    }

    private static @Nullable Command ofOwner(String verb, Words w) {
        return switch (verb) {
            case "report-kits" -> {
                var n = living(w);
                yield new Command.ReportKits(n.node, n.incarnation, kits(w));
            }
            case "report" -> {
                var n = living(w);
                yield new Command.Report(
                        n.node, n.incarnation, epoch(w), tag(w), w.nextOf(ResourceState.class), w.nextOr(""));
            }
            case "give-up" -> {
                var n = living(w);
                yield new Command.GiveUp(n.node, n.incarnation, epoch(w), tag(w), action(w), w.next());
            }
            case "released" -> {
                var n = living(w);
                yield new Command.Released(n.node, n.incarnation, epoch(w), tag(w));
            }
            case "stable" -> {
                var n = living(w);
                yield new Command.Stable(n.node, n.incarnation, epoch(w), tag(w));
            }
            case "try-again" -> {
                var n = living(w);
                yield new Command.TryAgain(n.node, n.incarnation, epoch(w), tag(w), Math.toIntExact(number(w)));
            }
            default -> null;
        };
    }

    /** {@code TAG [on a:1 b:2] [KEY=VALUE ...]}, up to {@code needs} or the end. */
    static Resource resource(Words w) {
        var tag = tag(w);
        var priorities = new TreeMap<NodeId, Integer>();
        if (w.takes("on")) {
            while (w.peek().contains(":")) {
                var at = w.next().split(":", -1);
                priorities.put(new NodeId(at[0]), Integer.valueOf(at[1]));
            }
        }
        return Resource.of(tag, tag.value(), tag.value(), new TreeMap<>())
                .withPriorities(priorities)
                .with(policy(w));
    }

    /** {@code KEY=VALUE ...}; what is not named is as by default. */
    private static Policy policy(Words w) {
        var p = Policy.DEFAULT;
        while (w.peek().contains("=")) {
            var pair = w.next().split("=", -1);
            p = with(p, pair[0], pair[1], w);
        }
        return p;
    }

    private static Policy with(Policy p, String key, String value, Words w) {
        if (!KEYS.contains(key)) {
            throw w.wrong("no policy " + key + ", there are " + KEYS);
        }
        return new Policy(
                key.equals("check") ? w.millis(value) : p.checkIntervalMillis(),
                key.equals("failures") ? Integer.parseInt(value) : p.failuresToAct(),
                key.equals("restore") ? w.millis(value) : p.restoreTimeoutMillis(),
                key.equals("remove") ? w.millis(value) : p.removeTimeoutMillis(),
                key.equals("checkTimeout") ? w.millis(value) : p.checkTimeoutMillis(),
                key.equals("recover") ? w.millis(value) : p.recoverTimeoutMillis(),
                key.equals("localRecovery") ? w.constant(LocalRecovery.class, value) : p.localRecovery(),
                key.equals("switchback") ? w.constant(Switchback.class, value) : p.switchback(),
                key.equals("kitMismatch") ? w.constant(KitMismatch.class, value) : p.kitMismatch());
    }

    private static Command switchover(Words w) {
        var tag = tag(w);
        w.expect("to");
        var to = node(w);
        var overlook = overlook(w);
        return new Command.Switchover(tag, to, w.nextOr(""), overlook);
    }

    private static Overlook overlook(Words w) {
        return w.takes("--force") ? Overlook.KITS : Overlook.NOTHING;
    }

    /** {@code KIT=VERSION/HASH ...}, or nothing for a node without kits. */
    static KitReport kits(Words w) {
        var kits = new TreeMap<String, KitVersion>();
        while (w.peek().contains("=")) {
            var pair = w.next().split("=", -1);
            var at = pair[1].split("/", -1);
            kits.put(pair[0], new KitVersion(at[0], at[1]));
        }
        return new KitReport(kits, new TreeMap<>());
    }

    private static Command extend(Words w) {
        var tag = tag(w);
        var at = w.next().split(":", -1);
        return new Command.Extend(tag, new NodeId(at[0]), Integer.parseInt(at[1]));
    }

    private static SortedMap<String, String> pair(Words w) {
        var one = new TreeMap<String, String>();
        var pair = w.next().split("=", -1);
        one.put(pair[0], pair[1]);
        return one;
    }

    static Tag tag(Words w) {
        return new Tag(w.next());
    }

    static NodeId node(Words w) {
        return new NodeId(w.next());
    }

    static Action action(Words w) {
        var word = w.next();
        for (var action : Action.values()) {
            if (action.word().equals(word)) {
                return action;
            }
        }
        throw w.wrong("no action " + word);
    }

    private static long epoch(Words w) {
        w.expect("epoch");
        return Long.parseLong(w.next());
    }

    private static long number(Words w) {
        return Long.parseLong(w.next().substring(1));
    }

    private static Living living(Words w) {
        var word = w.next();
        var dot = word.lastIndexOf('.');
        return new Living(new NodeId(word.substring(0, dot)), Long.parseLong(word.substring(dot + 1)));
    }

    /** One incarnation of a node. */
    private record Living(NodeId node, long incarnation) {}
}

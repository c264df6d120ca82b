package io.genericark.scenario;

import io.genericark.core.Command;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeId;
import io.genericark.core.Role;
import io.genericark.core.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Understands the lines of a script and has them played on a {@link Stage}. */
final class Director {
    private static final long UP_MILLIS = 3_000;
    private final Stage stage = new Stage();

    /** Plays a block of lines and hands out the trace. */
    List<String> play(List<String> script) {
        for (var line : script) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var words = new Words(line);
                play(words.next(), words);
                words.end();
            }
        }
        return stage.trace.take();
    }

    private void play(String verb, Words w) {
        switch (verb) {
            case "nodes" -> nodes(w, Cast.REAL);
            case "cluster" -> nodes(w, Cast.NONE);
            case "resource" -> resource(w);
            case "up" -> up();
            case "advance" -> stage.advance(w.nextMillis());
            case "show" -> Overview.show(stage);
            case "cut" -> {
                stage.network.cut(w);
                stage.spread();
            }
            case "heal" -> {
                stage.network.heal();
                stage.spread();
            }
            case "slow" -> stage.network.slow(w.nextMillis());
            case "kit" -> stage.kits.learn(w);
            case "guard", "kithost", "force", "let-go" -> breakPart(verb, w);
            default -> playNode(verb, w);
        }
    }

    private void playNode(String verb, Words w) {
        switch (verb) {
            case "start" -> stage.start(CommandText.node(w));
            case "kill" -> {
                actor(w).powerOff();
                stage.spread();
            }
            case "kill-process" -> actor(w).endProcess();
            case "freeze" -> actor(w).freeze();
            case "thaw" -> {
                actor(w).thaw();
                stage.spread();
            }
            case "jump" -> {
                var actor = actor(w);
                var millis = w.nextMillis();
                actor.standStill(millis);
                stage.schedule.in(millis, stage::spread);
            }
            case "kits" -> kits(w);
            case "stop" -> actor(w).tell(new NodeEvent.StopRequested());
            default -> {
                var command = CommandText.read(verb, w);
                if (command == null) {
                    throw w.wrong("unknown word " + verb);
                }
                stage.ask(command);
            }
        }
    }

    /** {@code kits a b KIT=VERSION/HASH ...}: these nodes have these kits from now on, and no others. */
    private void kits(Words w) {
        var nodes = new ArrayList<Actor>();
        while (!w.isEmpty() && !w.peek().contains("=")) {
            nodes.add(actor(w));
        }
        var kits = CommandText.kits(w);
        nodes.forEach(a -> a.machine.hasKits(kits));
    }

    /** {@code guard dies on a}, {@code kithost dies on a}, {@code force fails "..." on a}, {@code let-go fails ...}. */
    private void breakPart(String part, Words w) {
        if (w.takes("dies")) {
            w.expect("on");
            var actor = actor(w);
            if (part.equals("guard")) {
                actor.machine.guardDies("killed");
            } else {
                actor.machine.kitHostDies("killed");
            }
        } else {
            w.expect("fails");
            var reason = w.next();
            w.expect("on");
            actor(w).machine.fail(part, reason);
        }
    }

    private Actor actor(Words w) {
        return stage.actor(CommandText.node(w));
    }

    /** Whether nodes run, or only the log is there. */
    private enum Cast {
        REAL,
        NONE
    }

    /** {@code nodes a b w:witness [timing fast]}: all start now. {@code cluster ...}: no node runs, all have joined. */
    private void nodes(Words w, Cast cast) {
        var members = new TreeMap<NodeId, Role>();
        while (!w.isEmpty() && !w.peek().equals("timing")) {
            var at = w.next().split(":", -1);
            members.put(new NodeId(at[0]), at.length > 1 ? w.constant(Role.class, at[1]) : Role.VOTER);
        }
        var timing = w.takes("timing") ? timing(w) : Timing.DEFAULT;
        stage.trace.volume(Trace.Volume.QUIET);
        stage.log.commit(new Command.Form("test", timing, members), "admin");
        for (var id : members.keySet()) {
            if (cast == Cast.REAL) {
                stage.actor(id);
            } else {
                stage.log.commit(new Command.Join(id, 1), id.value());
            }
        }
        stage.trace.volume(Trace.Volume.LOUD);
        if (cast == Cast.REAL) {
            members.keySet().forEach(stage::start);
        }
    }

    private static Timing timing(Words w) {
        return switch (w.next()) {
            case "fast" -> Timing.FAST;
            case "wan" -> Timing.WAN;
            case "long-lease" -> new Timing(250, 4_000, 1_000, 10_000); // of many heartbeats
            default -> throw w.wrong("no such timing");
        };
    }

    /** {@code resource TAG [on a:1 b:2] [KEY=VALUE ...] [needs TAG ...]}. */
    private void resource(Words w) {
        var commands = new ArrayList<Command>();
        var resource = CommandText.resource(w);
        commands.add(new Command.CreateResource(resource));
        if (w.takes("needs")) {
            while (!w.isEmpty()) {
                commands.add(new Command.Depend(resource.tag(), CommandText.tag(w)));
            }
        }
        commands.forEach(stage::ask);
    }

    /** Lets the cluster come up without showing how. */
    private void up() {
        stage.trace.take();
        stage.trace.volume(Trace.Volume.QUIET);
        stage.advance(UP_MILLIS);
        stage.trace.volume(Trace.Volume.LOUD);
        Overview.show(stage);
    }
}

package io.genericark.simulation;

import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Role;
import io.genericark.core.Safeguard;
import io.genericark.core.Submission;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One run: a cluster under a plan. First things go wrong; then all is healed, and must settle in bounded time; then it
 * must stay as it is.
 */
final class World {
    static final long SECOND = 1_000_000_000;
    private static final long SETTLE_NANOS = 60 * SECOND;
    private static final long STAY_NANOS = 5 * SECOND;

    final Plan plan;
    final Set<Safeguard> safeguards;
    final Trace trace;
    final Chance chance;
    final Chance kitChance;
    final Agenda agenda = new Agenda();
    final Network network;
    final ReplicatedLog log;
    final List<Invariant> invariants = Invariants.all();
    private final SortedMap<NodeId, Machine> machines = new TreeMap<>();
    private final Operator operator;
    private final Saboteur saboteur;
    private final KitEditor kitEditor;
    private boolean calm;
    /** Steps that nodes made. */
    long steps;

    /** Changes of what physically runs where. */
    long changes;

    World(Plan plan, Set<Safeguard> safeguards, Trace trace) {
        this.plan = plan;
        this.safeguards = safeguards;
        this.trace = trace;
        chance = new Chance(plan.seed());
        kitChance = new Chance(plan.seed() ^ Plan.KITS);
        network = new Network(this);
        log = new ReplicatedLog(this);
        operator = new Operator(this);
        saboteur = new Saboteur(this);
        kitEditor = new KitEditor(this);
        for (var i = 0; i < plan.nodes() + plan.spares(); i++) {
            var id = new NodeId("n" + (i + 1));
            machines.put(id, new Machine(this, id));
        }
    }

    /** Runs to the end, or to the first {@link Violation}. */
    void run() {
        form();
        saboteur.start();
        operator.start();
        kitEditor.start();
        until(plan.faultsMillis() * 1_000_000);
        heal();
        settle();
        until(agenda.now() + STAY_NANOS);
        invariants.forEach(i -> i.ended(this));
    }

    private void form() {
        var members = new TreeMap<NodeId, Role>();
        machines.keySet().stream().limit(plan.nodes()).forEach(id -> members.put(id, Role.VOTER));
        submit(new Command.Form("simulated", plan.timing(), members));
        operator.createHierarchies();
        log.start();
        for (var machine : machines.values()) {
            if (members.containsKey(machine.id)) {
                agenda.in(chance.millis(0, 500), machine::boot);
            }
        }
    }

    void submit(Command command) {
        log.commit(new Submission(command, "operator", agenda.now() / 1_000_000));
    }

    private void until(long endNanos) {
        while (agenda.next(endNanos, this::check)) {
            // each event checks the world as it was before
        }
    }

    private void check() {
        for (var invariant : invariants) {
            invariant.check(this);
        }
    }

    private void heal() {
        trace.add(agenda.now(), "*", () -> "all is healed");
        calm = true;
        network.healAll();
        for (var machine : machines.values()) {
            machine.goOn();
            machine.applyAgain();
            var process = machine.process();
            if (process != null) {
                process.goOn();
            }
        }
        operator.wantEverything();
        kitEditor.mend();
    }

    private void settle() {
        var latest = agenda.now() + SETTLE_NANOS;
        while (agenda.now() < latest && !Settled.is(this)) {
            startAll();
            until(agenda.now() + SECOND);
        }
        invariants.forEach(i -> i.settled(this));
    }

    private void startAll() {
        for (var machine : machines.values()) {
            if (log.newest().nodes().containsKey(machine.id)) {
                machine.boot();
            }
            machine.startNode();
        }
    }

    boolean isCalm() {
        return calm;
    }

    Machine machine(NodeId id) {
        var found = machines.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no machine " + id);
        }
        return found;
    }

    Collection<Machine> machines() {
        return machines.values();
    }

    /** A machine dies and boots again after a while. */
    void crash(Machine machine) {
        machine.crash();
        agenda.in(calm ? SECOND : chance.millis(500, 20_000), machine::boot);
    }
}

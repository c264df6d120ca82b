package io.genericark.aws;

import io.genericark.api.ActionTimeouts;
import io.genericark.api.ContractContext;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** A kit whose world is a map: every key is to have the value "mine". Calls fail and lose their effect as a test says. */
final class ToyKit extends ReconcilingKit<Map<String, String>, ToyKit.Put> {

    record Put(String key, String from, List<String> after) implements Change {
        @Override
        public Step step() {
            return new Step(key, from + " -> mine", key + " is " + from);
        }

        @Override
        public Necessity necessity() {
            return switch (from) {
                case "nearly" -> Necessity.WISHED;
                case "far" -> Necessity.OWED;
                default -> Necessity.NEEDED;
            };
        }
    }

    /** What happens instead of an ordinary write. */
    interface Incident {
        void strike(ToyKit kit, Put change) throws KitException;
    }

    final Map<String, String> world = new ConcurrentHashMap<>();
    final Map<String, List<String>> after = new HashMap<>();
    /** What happens, once, when a key waits for its turn. */
    final Map<String, Incident> turns = new ConcurrentHashMap<>();

    int rehearsals;
    Persistence persistence = Persistence.AS_LONG_AS_THERE_IS_TIME;
    final List<Integer> gatesLeftAtTurn = Collections.synchronizedList(new ArrayList<>());
    final List<String> writes = new ArrayList<>();
    final Deque<KitException> failingLooks = new ArrayDeque<>();
    /** Each look, by what was looked at. */
    final List<String> looks = new ArrayList<>();
    /** What looks after writing show, as long as there is something here. */
    final Deque<Map<String, String>> stale = new ArrayDeque<>();

    final List<String> remarks = new ArrayList<>();
    final List<Reconciliation.Obstacle> obstacles = new ArrayList<>();
    private final Map<String, Deque<Incident>> incidents = new ConcurrentHashMap<>();

    ToyKit(Pause pause) {
        super(pause);
    }

    ToyKit where(String key, String value) {
        world.put(key, value);
        return this;
    }

    /** Has one key be written after others. */
    ToyKit after(String key, String... others) {
        after.put(key, List.of(others));
        return this;
    }

    ToyKit incident(String key, Incident incident) {
        incidents.computeIfAbsent(key, k -> new ArrayDeque<>()).add(incident);
        return this;
    }

    static Incident refused(Kind kind) {
        return (kit, change) -> {
            throw new KitException(kind, change.key() + " was not written", kind.toString(), "look");
        };
    }

    /** AWS asks for fewer requests. */
    static Incident throttled() {
        return (kit, change) -> {
            throw AwsErrors.translate(
                    AwsCall.write("ec2:Put", "here", change.key() + " was not written"),
                    Ec2Exception.builder()
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorCode("RequestLimitExceeded")
                                    .errorMessage("slower")
                                    .build())
                            .statusCode(503)
                            .build());
        };
    }

    @Override
    protected Map<String, String> observe(KitContext ctx) throws KitException {
        looks.add("everything");
        failIfMeant();
        return new TreeMap<>(world);
    }

    private void failIfMeant() throws KitException {
        KitException failure = failingLooks.poll();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    protected Map<String, String> observeWritten(KitContext ctx) throws KitException {
        looks.add("what was written");
        failIfMeant();
        Map<String, String> shown = stale.poll();
        return shown != null ? shown : new TreeMap<>(world);
    }

    @Override
    protected Reconciliation<Put> plan(Parameters wanted, Map<String, String> seen) {
        List<Put> puts = seen.entrySet().stream()
                .filter(entry -> !entry.getValue().equals("mine"))
                .map(entry -> new Put(entry.getKey(), entry.getValue(), after.getOrDefault(entry.getKey(), List.of())))
                .toList();
        return new Reconciliation<>(puts, obstacles, remarks);
    }

    @Override
    protected Persistence persistence(KitContext ctx) {
        return persistence;
    }

    @Override
    protected void awaitTurn(KitContext ctx, Put change) throws KitException {
        Incident turn = turns.remove(change.key());
        if (turn != null) {
            turn.strike(this, change);
        }
        if (ctx instanceof ContractContext contract) {
            gatesLeftAtTurn.add(contract.passesLeft());
        }
    }

    @Override
    protected void apply(KitContext ctx, Put change) throws KitException {
        synchronized (writes) {
            writes.add(change.key());
        }
        Deque<Incident> planned = incidents.get(change.key());
        Incident incident = planned == null ? null : planned.poll();
        if (incident == null) {
            world.put(change.key(), "mine");
        } else {
            incident.strike(this, change);
        }
    }

    @Override
    protected void rehearse(Rehearsal aws) {
        rehearsals++;
    }

    /** Lets go of the keys that are "mine". */
    @Override
    public void remove(KitContext ctx) throws KitException {
        converge(
                ctx,
                (wanted, seen) -> new Reconciliation<>(
                        seen.entrySet().stream()
                                .filter(entry -> entry.getValue().equals("mine"))
                                .map(entry -> new Put(entry.getKey(), "mine", List.of()))
                                .toList(),
                        List.of(),
                        List.of()));
    }

    @Override
    public KitDescriptor descriptor() {
        return new KitDescriptor("toy", "1", "A map.", List.of(), ActionTimeouts.DEFAULT);
    }
}

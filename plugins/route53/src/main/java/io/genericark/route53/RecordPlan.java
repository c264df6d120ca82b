package io.genericark.route53;

import io.genericark.api.KitException.Kind;
import io.genericark.aws.Change.Necessity;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.Reconciliation.Obstacle;
import java.util.List;
import java.util.Optional;

/**
 * Decides what to write so that the name leads to the address. Pure.
 *
 * <table>
 *   <caption>What becomes of the records of the name</caption>
 *   <tr><th>there is</th><th>then</th></tr>
 *   <tr><td>a record of the type with just the address</td><td>nothing, or its TTL is corrected by a restore</td></tr>
 *   <tr><td>a record of the type with anything else</td><td>replaced, on the condition that it is still so</td></tr>
 *   <tr><td>no record of the type</td><td>created, on the condition that there is still none</td></tr>
 *   <tr><td>weighted, failover or other routed records of the type, or an alias</td><td>refused, never touched</td></tr>
 *   <tr><td>a CNAME</td><td>refused, never touched: nothing can stand beside it</td></tr>
 *   <tr><td>records of other types</td><td>left alone</td></tr>
 * </table>
 */
final class RecordPlan {

    private RecordPlan() {}

    static Reconciliation<RecordWrite> of(Settings wanted, Seen seen) {
        RecordSet to = RecordSet.of(wanted.name(), seen.address(), seen.ttlSeconds());
        Optional<Obstacle> impossible = seen.records().stream()
                .flatMap(record -> inTheWay(to, record).stream())
                .findFirst();
        if (impossible.isPresent()) {
            return Reconciliation.impossible(impossible.get());
        }
        Optional<RecordSet> from = seen.records().stream()
                .filter(record -> record.type().equals(to.type()))
                .findFirst();
        return new Reconciliation<>(write(seen, from, to), List.of(), seen.remarks());
    }

    private static List<RecordWrite> write(Seen seen, Optional<RecordSet> from, RecordSet to) {
        boolean leads = from.isPresent() && from.get().leadsTo(seen.address());
        if (leads && from.get().ttlSeconds() == to.ttlSeconds()) {
            return List.of();
        }
        return List.of(new RecordWrite(seen.zone(), from, to, leads ? Necessity.WISHED : Necessity.NEEDED));
    }

    private static Optional<Obstacle> inTheWay(RecordSet to, RecordSet record) {
        if (record.type().equals("CNAME")) {
            return refusal(to, "the name is a CNAME of " + record.text() + ", and nothing can stand beside a CNAME");
        }
        if (!record.type().equals(to.type())) {
            return Optional.empty();
        }
        return switch (record.kind()) {
            case RecordSet.Kind.Simple() -> Optional.empty();
            case RecordSet.Kind.Routed(String text) ->
                refusal(to, "there is a " + text + ", and a simple record cannot stand beside it");
            case RecordSet.Kind.Alias(String target) -> refusal(to, "there is an alias of " + target);
        };
    }

    private static Optional<Obstacle> refusal(RecordSet to, String why) {
        return Optional.of(new Obstacle(
                Kind.DENIED,
                to.name() + " " + to.type() + " cannot lead to " + to.text(),
                why + "; it is somebody else's and not touched",
                "delete that record, or choose another name"));
    }
}

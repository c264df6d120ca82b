package io.genericark.route53;

import io.genericark.api.Plannable.Step;
import io.genericark.aws.Change;
import java.util.Optional;

/**
 * One write of this kit: an atomic batch. It names what was seen, and Route 53 refuses it when that is no longer so: a write
 * that comes late changes nothing.
 *
 * @param zone the id of the hosted zone
 * @param from what was seen; nothing when there was no such record
 * @param to what is wanted
 * @param necessity WISHED where only the TTL differs
 */
record RecordWrite(String zone, Optional<RecordSet> from, RecordSet to, Necessity necessity) implements Change {

    @Override
    public Step step() {
        String target = "zone " + zone + " " + to.name() + " " + to.type();
        if (from.isEmpty()) {
            return new Step(target, "no record -> " + to.text(), to.name() + " has no " + to.type() + " record");
        }
        RecordSet before = from.get();
        return necessity == Necessity.WISHED
                ? new Step(
                        target,
                        "TTL " + before.ttlSeconds() + " -> " + to.ttlSeconds(),
                        to.name() + " has a TTL of " + before.ttlSeconds() + " s, not of " + to.ttlSeconds()
                                + " s; the next restore sets it")
                : new Step(
                        target,
                        before.text() + " -> " + to.text(),
                        to.name() + " leads to " + before.text() + ", not to " + to.text());
    }
}

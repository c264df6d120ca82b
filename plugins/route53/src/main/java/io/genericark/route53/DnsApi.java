package io.genericark.route53;

import io.genericark.api.KitException;
import java.util.List;

/**
 * The four Route 53 calls that this kit uses, for one action. Methods block, bounded by the action's time. Each may be called
 * from any thread.
 *
 * <p>Duty of an implementation: every request is sent at most once; a read waits for its turn in the account's request budget
 * by itself, a write has had it. A write fails INDETERMINATE when its outcome is not known.
 */
interface DnsApi {

    /** A change that Route 53 has accepted. */
    record Accepted(String changeId, State state) {}

    /** How far a change has come: PENDING until all name servers answer accordingly, then INSYNC. */
    enum State {
        PENDING,
        INSYNC
    }

    /** All zones of a name. */
    List<Zone> zones(DnsName name) throws KitException;

    /** All record sets of a name, of every type. */
    List<RecordSet> records(String zone, DnsName name) throws KitException;

    /** Makes the write; fails TRANSIENT, and changes nothing, when the record is not as the write says. */
    Accepted write(RecordWrite write) throws KitException;

    State state(String changeId) throws KitException;
}

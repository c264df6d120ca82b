package io.genericark.testbed;

import io.genericark.testbed.Acts.Act;
import io.genericark.testbed.Acts.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who acts and who ever acted, from three witnesses, none of which asks the cluster: the operating system's processes
 * ({@link Owners}), the service's account of its acts ({@link Acts}), and the lock that each process of the service holds
 * for as long as it lives. Not thread-safe.
 */
final class Witnesses implements AutoCloseable {
    private final Owners owners;
    private final Acts acts;
    private final TextFile journal;
    private long excusedClashes;

    Witnesses(Owners owners, Acts acts, TextFile journal) {
        this.owners = owners;
        this.acts = acts;
        this.journal = journal;
    }

    /** The marks of the nodes of which anything acts now. */
    Set<String> acting() {
        return owners.now();
    }

    Optional<Act> newestAct() {
        return acts.newest();
    }

    List<Act> actsOf(Run run, long sinceBootNanos) {
        return acts.of(run, sinceBootNanos);
    }

    List<Owners.Overlap> overlaps() {
        return owners.overlaps();
    }

    /** All that speaks against one owner at a time, since the cluster was made. */
    List<String> faults() {
        var faults = new ArrayList<>(acts.faults());
        owners.overlaps().forEach(overlap -> faults.add("two nodes had processes at once: " + overlap));
        clashes().skip(excusedClashes).forEach(line -> faults.add("a daemon found the lock held: " + line));
        return faults;
    }

    /** What this run has done beside another one, up to now, is known and judged by the test. */
    void excuse(Run run) {
        acts.excuse(run);
        owners.forget();
        excusedClashes = clashes().count();
    }

    private Stream<String> clashes() {
        return journal.lines().stream().filter(line -> line.startsWith("clash"));
    }

    @Override
    public void close() {
        owners.close();
    }
}

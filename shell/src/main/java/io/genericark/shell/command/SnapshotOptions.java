package io.genericark.shell.command;

import io.genericark.crossregion.plan.Scope;
import io.genericark.crossregion.plan.Scope.Missing;
import io.genericark.crossregion.snapshot.Snapshot;
import io.genericark.crossregion.snapshot.UnreadableSnapshotException;
import io.genericark.crossregion.topology.TableId;
import io.genericark.shell.rehearsal.VipRehearsal;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A stored topology to rehearse on: neither a node nor AWS is asked. The other options are as of the kit's parameters. */
final class SnapshotOptions {
    @Option(
            names = "--from-snapshot",
            paramLabel = "FILE",
            description = "a stored topology of several regions; neither a node nor AWS is asked")
    private @Nullable Path file;

    @Option(
            names = "--to",
            paramLabel = "NODE",
            description = "the node that is to have the VIPs, or the id of its interface")
    private @Nullable String to;

    @Option(names = "--create-missing", description = "tables without a route of the VIP get one")
    private boolean createMissing;

    @Option(
            names = "--regions",
            paramLabel = "REGION,...",
            split = ",",
            description = "only tables of these regions are changed; default: of all")
    private Set<String> regions = new LinkedHashSet<>();

    @Option(
            names = "--tables-include",
            paramLabel = "TABLE,...",
            split = ",",
            description = "only these tables are changed; default: all")
    private Set<String> include = new LinkedHashSet<>();

    @Option(
            names = "--tables-exclude",
            paramLabel = "TABLE,...",
            split = ",",
            description = "these tables are not changed")
    private Set<String> exclude = new LinkedHashSet<>();

    boolean areGiven() {
        return file != null;
    }

    VipRehearsal rehearsal() {
        if (file == null || to == null) {
            throw new Trouble(Exit.USAGE, "a rehearsal needs both --from-snapshot FILE and --to NODE");
        }
        try {
            return VipRehearsal.of(Snapshot.read(Files.readString(file)), to, scope());
        } catch (IOException e) {
            throw new Trouble(Exit.NOT_FOUND, file + " cannot be read: " + e);
        } catch (UnreadableSnapshotException e) {
            throw new Trouble(Exit.FAILED, file + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Trouble(Exit.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    private Scope scope() {
        return new Scope(regions, tables(include), tables(exclude), createMissing ? Missing.CREATE : Missing.LEAVE);
    }

    private static Set<TableId> tables(Set<String> ids) {
        try {
            return ids.stream().map(TableId::new).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new Trouble(Exit.USAGE, String.valueOf(e.getMessage()));
        }
    }
}

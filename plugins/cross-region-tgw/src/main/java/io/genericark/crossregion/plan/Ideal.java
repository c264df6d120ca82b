package io.genericark.crossregion.plan;

import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.TableId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the tables would lead a VIP if each could be written, to say which one is to blame for a way that fails. Pure. */
public final class Ideal {

    private final Map<TableId, Lead> leads;

    /** The ideal of this topology and this owner. */
    public Ideal(Atlas atlas, Eni owner, CidrBlock vip) {
        leads = Ways.of(atlas, owner, vip, table -> true, Hops.Unseen.LOST);
    }

    /**
     * A table that a packet has passed.
     *
     * @param to where the table has sent it
     */
    public record Passed(TableId table, String to) {}

    /**
     * The first table on a way that does not arrive that leads away from the owner, or nowhere. None when each leads towards
     * it, so that something else keeps the packet, or when no route could lead there from where it is.
     */
    public Optional<TableId> firstWrong(List<Passed> way) {
        for (int i = 0; i < way.size(); i++) {
            Passed here = way.get(i);
            Lead lead = leads.get(here.table());
            if (lead == null) {
                return Optional.empty();
            }
            boolean right = i + 1 < way.size()
                    ? isNearer(way.get(i + 1).table(), lead)
                    : lead.aims().getFirst().toString().equals(here.to());
            if (!right) {
                return Optional.of(here.table());
            }
        }
        return Optional.empty();
    }

    private boolean isNearer(TableId next, Lead than) {
        Lead lead = leads.get(next);
        return lead != null && lead.stage() < than.stage();
    }
}

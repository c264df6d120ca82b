package io.genericark.core;

/**
 * Changes of the voter set, one voter at a time.
 *
 * <p>Two neighbouring sets share a voter in any two majorities; sets further apart do not. Therefore the next change is
 * accepted only after a majority of the new set has confirmed the last one, and a voter confirms only when every
 * promise that it gave under an earlier set has run out (docs/adr/0002).
 */
final class Voters {
    private Voters() {}

    static void add(Draft draft, Command.AddVoter add) {
        if (draft.nodes.containsKey(add.node())) {
            throw Refused.because(add.node() + " is a voter already");
        }
        requireConfirmed(draft);
        draft.node(ClusterNode.configured(add.node(), add.role()));
        changed(draft);
        draft.info(add.node(), add.node() + " was added to the voters, version " + draft.votersVersion);
    }

    static void remove(Draft draft, Command.RemoveVoter remove) {
        var node = Membership.known(draft, remove.node());
        if (node.presence().mayAct()) {
            throw Refused.because(remove.node() + " still runs; stop it first");
        }
        requireConfirmed(draft);
        draft.nodes.remove(remove.node());
        draft.kits = draft.kits.without(remove.node());
        PreflightCommands.forget(draft, remove.node());
        draft.nodes.replaceAll((id, n) -> n.withoutWordsOf(remove.node()));
        draft.resources.replaceAll((tag, r) -> {
            var fewer = new java.util.TreeMap<>(r.priorities());
            fewer.remove(remove.node());
            return r.withPriorities(fewer);
        });
        changed(draft);
        draft.info(remove.node(), remove.node() + " was removed from the voters, version " + draft.votersVersion);
    }

    static void confirm(Draft draft, Command.ConfirmVoters c) {
        Membership.current(draft, c.node(), c.incarnation());
        if (c.version() != draft.votersVersion || !draft.votersConfirmed.add(c.node())) {
            throw Refused.stale("voters version " + c.version() + " is over or confirmed already");
        }
        draft.info(
                c.node(),
                c.node() + " confirmed voters version " + c.version() + ": " + draft.votersConfirmed.size() + " of "
                        + draft.nodes.size());
    }

    private static void requireConfirmed(Draft draft) {
        if (draft.keeps(Safeguard.VOTERS_CONFIRMED) && draft.votersConfirmed.size() < draft.nodes.size() / 2 + 1) {
            throw Refused.because("the last change of voters, version " + draft.votersVersion
                    + ", is not yet confirmed by a majority; try again in a few seconds");
        }
    }

    private static void changed(Draft draft) {
        draft.votersVersion++;
        draft.votersConfirmed.clear();
    }
}

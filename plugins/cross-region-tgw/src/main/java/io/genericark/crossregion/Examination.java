package io.genericark.crossregion;

import io.genericark.api.KitException;
import io.genericark.api.Preflight;
import io.genericark.api.Preflight.Severity;
import io.genericark.aws.Change.Necessity;
import io.genericark.aws.DryRuns;
import io.genericark.crossregion.observe.Sight;
import io.genericark.crossregion.plan.Finding.Kind;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.crossregion.plan.VipChange.SourceDestCheckOff;
import io.genericark.crossregion.topology.Attachment;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.Tgw;
import io.genericark.crossregion.topology.TgwId;
import io.genericark.crossregion.topology.VpcId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a preflight of this kit finds in what was seen, and by trying the writes. */
final class Examination {

    private final Settings wanted;
    private final Sight seen;

    Examination(Settings wanted, Sight seen) {
        this.wanted = wanted;
        this.seen = seen;
    }

    /** Makes a call on a client that sends dry runs only. */
    interface Trier {
        Ec2Writes at(Place place) throws KitException;
    }

    /** Everything; blocks for the dry runs, that long at most. */
    List<Preflight.Finding> findings(Duration timeLeft, Trier trier) throws KitException {
        if (seen.own().isEmpty()) {
            return List.of();
        }
        Eni own = seen.own().get();
        List<Preflight.Finding> all = new ArrayList<>();
        Decision.of(wanted, seen, own).plan().findings().stream()
                .filter(finding -> finding.kind() == Kind.MISSING || finding.kind() == Kind.ZONE)
                .map(finding -> warning(finding.what(), finding.why(), finding.next()))
                .forEach(all::add);
        addNodes(all);
        addStrangers(all);
        List<DryRuns.Attempt> attempts = Trial.writes(wanted, seen, own).stream()
                .map(write -> new DryRuns.Attempt(
                        Trial.name(write),
                        whenRefused(write, own),
                        () -> trier.at(write.place()).make(write)))
                .toList();
        all.addAll(DryRuns.of(timeLeft, attempts));
        return all;
    }

    /** What is owed does not keep the VIP out of service; a check that is off need not be switched off now. */
    private static Severity whenRefused(VipChange write, Eni own) {
        boolean mayWait = write instanceof SourceDestCheckOff
                ? own.sourceDestCheck() == Eni.SourceDestCheck.OFF
                : write.necessity() == Necessity.OWED;
        return mayWait ? Severity.WARNING : Severity.ERROR;
    }

    private void addNodes(List<Preflight.Finding> all) {
        long nodes = seen.topology().enis().stream()
                .flatMap(eni -> eni.node().stream())
                .distinct()
                .count();
        if (nodes < 2) {
            all.add(warning(
                    "the network interfaces of the other nodes",
                    "none was found, so that a route to one of them would be taken for somebody else's and not replaced",
                    "give them the tag of the parameter node-tag, or name them in the parameter nodes"));
        }
    }

    /** Accounts whose tables lead here, or would, and whose rights are not used. */
    private void addStrangers(List<Preflight.Finding> all) {
        Set<String> known = seen.rights().keySet().stream().map(Place::account).collect(Collectors.toSet());
        Set<VpcId> vpcs = seen.topology().vpcs().stream().map(vpc -> vpc.id()).collect(Collectors.toSet());
        Set<TgwId> tgws = seen.topology().tgws().stream().map(Tgw::id).collect(Collectors.toSet());
        Set<String> strangers = new TreeSet<>();
        for (Attachment attachment : seen.topology().attachments()) {
            @Nullable
            String stranger = switch (attachment) {
                case Attachment.ToVpc to ->
                    vpcs.contains(to.vpc()) ? null : to.vpc().value();
                case Attachment.Peering peering -> stranger(peering, tgws, known);
                case Attachment.End _ -> null;
            };
            if (stranger != null && attachment.state() == Attachment.State.AVAILABLE) {
                strangers.add(stranger);
            }
        }
        if (!strangers.isEmpty() && seen.topology().unread().isEmpty()) {
            all.add(warning(
                    "what is attached to the transit gateways",
                    "tables of " + String.join(", ", strangers)
                            + " are not looked at: their accounts are other ones, and no roles of theirs are used",
                    "give the parameter roles one of each account whose clients need the VIP"));
        }
    }

    private static @Nullable String stranger(Attachment.Peering peering, Set<TgwId> seen, Set<String> known) {
        for (Attachment.Side side : List.of(peering.requester(), peering.accepter())) {
            if (!seen.contains(side.tgw()) && !known.contains(side.place().account())) {
                return side.tgw() + " in " + side.place();
            }
        }
        return null;
    }

    private static Preflight.Finding warning(String what, String why, String next) {
        return new Preflight.Finding(Severity.WARNING, what, why, next);
    }
}

package io.genericark.elasticip;

import io.genericark.api.KitException.Kind;
import io.genericark.aws.IpAddress;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.Reconciliation.Obstacle;
import io.genericark.elasticip.EipChange.Associate;
import io.genericark.elasticip.Seen.Address;
import io.genericark.elasticip.Seen.Interface;
import io.genericark.elasticip.Seen.PrivateIp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what to write so that the Elastic IP leads to this node, or no longer does. Pure.
 *
 * <table>
 *   <caption>What becomes of the address in a restore</caption>
 *   <tr><th>it leads to</th><th>then</th></tr>
 *   <tr><td>the wanted private address of the own interface</td><td>nothing</td></tr>
 *   <tr><td>anything else, or nowhere</td><td>associated with it</td></tr>
 * </table>
 *
 * <p>Refused: a name that means none or several addresses; a private address that the interface does not have; an
 * interface that is attached to nothing; a private address to which another Elastic IP leads, since AWS would push that one aside.
 */
final class EipPlan {

    private EipPlan() {}

    static Reconciliation<EipChange> of(Settings wanted, Seen seen) {
        List<Address> meant = meant(wanted, seen);
        Optional<Obstacle> impossible = impossible(wanted, seen, meant);
        if (impossible.isPresent()) {
            return Reconciliation.impossible(impossible.get());
        }
        Associate association = association(wanted, seen, meant.getFirst());
        return association.address().leadsTo(association.to(), association.privateIp()) ? done() : only(association);
    }

    /** The association that a restore makes or has made; nothing where it is impossible. */
    static Optional<Associate> association(Settings wanted, Seen seen) {
        List<Address> meant = meant(wanted, seen);
        return impossible(wanted, seen, meant).isPresent()
                ? Optional.empty()
                : Optional.of(association(wanted, seen, meant.getFirst()));
    }

    private static Associate association(Settings wanted, Seen seen, Address address) {
        return new Associate(seen.region(), address, seen.own().id(), target(wanted, seen.own()));
    }

    private static Optional<Obstacle> impossible(Settings wanted, Seen seen, List<Address> meant) {
        return notOne(wanted, seen, meant).or(() -> unfit(wanted, seen.own())).or(() -> taken(wanted, seen, meant));
    }

    /** Lets go of the address, only where it still leads to this node. */
    static Reconciliation<EipChange> removal(Settings wanted, Seen seen) {
        IpAddress target = target(wanted, seen.own());
        return meant(wanted, seen).stream()
                .filter(address -> address.leadsTo(seen.own().id(), target))
                .findFirst()
                .flatMap(address ->
                        address.association().map(it -> only(new EipChange.Disassociate(seen.region(), address, it))))
                .orElse(done());
    }

    private static List<Address> meant(Settings wanted, Seen seen) {
        return seen.addresses().stream().filter(wanted.eip()::means).toList();
    }

    private static IpAddress target(Settings wanted, Interface own) {
        return wanted.privateIp().orElse(own.privateIps().getFirst().address());
    }

    private static Optional<Obstacle> notOne(Settings wanted, Seen seen, List<Address> meant) {
        if (meant.size() == 1) {
            return Optional.empty();
        }
        return meant.isEmpty()
                ? refusal(
                        wanted,
                        "there is no such Elastic IP in " + seen.region(),
                        "allocate it there, or correct the parameters eip and region")
                : refusal(
                        wanted,
                        meant.size() + " Elastic IPs are named so in " + seen.region() + ": " + joined(meant),
                        "give eip the address or the allocation id of one");
    }

    private static Optional<Obstacle> unfit(Settings wanted, Interface own) {
        IpAddress target = target(wanted, own);
        if (own.privateIps().stream().noneMatch(ip -> ip.address().equals(target))) {
            return refusal(
                    wanted,
                    target + " is no address of this node's " + own.id() + ", which has "
                            + joined(own.privateIps().stream()
                                    .map(PrivateIp::address)
                                    .toList()),
                    "assign it to the interface, or correct the parameter private-ip");
        }
        return own.instance().isPresent()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        Kind.BROKEN,
                        what(wanted),
                        own.id() + " is attached to no instance",
                        "attach the interface, or correct the parameter eni"));
    }

    private static Optional<Obstacle> taken(Settings wanted, Seen seen, List<Address> meant) {
        IpAddress target = target(wanted, seen.own());
        return seen.own().privateIps().stream()
                .filter(ip -> ip.address().equals(target))
                .flatMap(ip -> ip.carried().stream())
                .filter(other -> !other.equals(meant.getFirst().allocation()))
                .findFirst()
                .flatMap(other -> refusal(
                        wanted,
                        "another Elastic IP, " + other + ", leads to " + target + " of this node's "
                                + seen.own().id() + ", and AWS would push it aside",
                        "give the interface a further private address and name it in private-ip, or disassociate "
                                + other));
    }

    private static Reconciliation<EipChange> done() {
        return new Reconciliation<>(List.of(), List.of(), List.of());
    }

    private static Reconciliation<EipChange> only(EipChange change) {
        return new Reconciliation<>(List.of(change), List.of(), List.of());
    }

    private static Optional<Obstacle> refusal(Settings wanted, String why, String next) {
        return Optional.of(new Obstacle(Kind.DENIED, what(wanted), why, next));
    }

    private static String what(Settings wanted) {
        return "Elastic IP " + wanted.eip() + " cannot lead to this node";
    }

    private static String joined(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}

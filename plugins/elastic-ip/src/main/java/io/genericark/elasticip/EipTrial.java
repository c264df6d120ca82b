package io.genericark.elasticip;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import io.genericark.elasticip.EipChange.Associate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether EC2 would do what a restore and a remove ask of it: its dry runs of exactly these writes. */
final class EipTrial {

    private EipTrial() {}

    /** A call that may be refused. */
    private interface Call {
        void make() throws KitException;
    }

    /** An association can be ended for trial only where there is one. */
    static List<Finding> of(AddressApi api, Settings wanted, Seen seen) {
        Optional<Associate> association = EipPlan.association(wanted, seen);
        if (association.isEmpty()) {
            return List.of();
        }
        Associate it = association.get();
        List<Finding> findings = new ArrayList<>();
        findings.add(finding("ec2:AssociateAddress", () -> api.tryToAssociate(it.address(), it.to(), it.privateIp())));
        it.address()
                .association()
                .ifPresent(before -> findings.add(
                        finding("ec2:DisassociateAddress", () -> api.tryToDisassociate(it.address(), before))));
        return List.copyOf(findings);
    }

    private static Finding finding(String action, Call call) {
        try {
            call.make();
            return new Finding(Severity.OK, action, "EC2 would do it (dry run)", "");
        } catch (KitException e) {
            boolean known = e.kind() == Kind.DENIED || e.kind() == Kind.BROKEN;
            return new Finding(known ? Severity.ERROR : Severity.UNKNOWN, action, e.why(), e.next());
        }
    }
}

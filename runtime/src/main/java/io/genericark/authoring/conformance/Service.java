package io.genericark.authoring.conformance;

import io.genericark.api.Ability;
import io.genericark.authoring.conformance.Promise.Broken;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.Outcome;
import java.util.List;

/** Trials of the everyday: in service and out of it, again and again. */
final class Service {

    private static final String MEND_REMOVE = "let remove return only when nothing of the resource acts any more";

    private Service() {}

    static String removeWhereItNeverWas(Bench bench) throws Exception {
        bench.must(KitAction.REMOVE);
        return "";
    }

    static String checkWhileOut(Bench bench) throws Exception {
        bench.needs(Ability.QUICK_CHECK, "quickCheck, so nothing is monitored");
        var seen = bench.look();
        bench.mustNotBeHealthy(
                "never restored,",
                "let quickCheck look at this resource's own service, on the port and address that it was given");
        return seen.outcome().toString();
    }

    static String restore(Bench bench) throws Exception {
        bench.inService();
        bench.mustBeHealthy("after restore");
        return bench.can(Ability.QUICK_CHECK) ? "" : "the kit has no quickCheck, so that nothing is monitored";
    }

    static String restoreTwice(Bench bench) throws Exception {
        bench.inService();
        List<Long> before = bench.processes();
        bench.must(KitAction.RESTORE);
        bench.mustBeHealthy("after a second restore");
        return bench.processes().equals(before) ? "" : "the second restore replaced processes of the first";
    }

    static String removeTwice(Bench bench) throws Exception {
        bench.inService();
        bench.must(KitAction.REMOVE);
        bench.mustNotBeHealthy("after remove", MEND_REMOVE);
        bench.must(KitAction.REMOVE);
        bench.mustNotBeHealthy("after a second remove", MEND_REMOVE);
        return "";
    }

    static String restoreAgain(Bench bench) throws Exception {
        bench.inService();
        bench.must(KitAction.REMOVE);
        var again = bench.act(KitAction.RESTORE);
        if (again.outcome() != Outcome.OK) {
            throw new Broken(
                    "after restore and remove, restore ended " + Bench.said(again),
                    "let remove leave nothing that is in the way of restore");
        }
        bench.mustBeHealthy("restored again,");
        return "";
    }
}

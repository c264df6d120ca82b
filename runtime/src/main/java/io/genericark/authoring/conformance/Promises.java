package io.genericark.authoring.conformance;

import java.util.List;

/** The list of what every kit promises, in the order in which it is tried: simple things first. */
public final class Promises {

    private static final List<Promise> ALL = List.of(
            new Promise(
                    "described",
                    "describes itself completely, and twice in the same way",
                    Description::isCompleteAndStable),
            new Promise(
                    "bad-parameters",
                    "parameters that it does not accept are refused before anything starts",
                    Refusal::ofBadParameters),
            new Promise(
                    "remove-unknown", "remove succeeds where the resource never was", Service::removeWhereItNeverWas),
            new Promise(
                    "check-stopped", "quickCheck of a resource out of service is not healthy", Service::checkWhileOut),
            new Promise(
                    "dry-run", "a dry run says what restore would do, and does nothing", Refusal::toChangeInADryRun),
            new Promise(
                    "closed-gate", "without the right to act restore brings nothing in service", Refusal::withoutLease),
            new Promise("restore", "restore brings the resource in service, and quickCheck sees it", Service::restore),
            new Promise("restore-twice", "restore of what is in service changes nothing", Service::restoreTwice),
            new Promise("remove-twice", "remove takes it out of service, also when it is out", Service::removeTwice),
            new Promise("restore-again", "what was removed can be restored again", Service::restoreAgain),
            new Promise("nothing-left", "remove leaves nothing behind", Leaving::nothingAfterRemove),
            new Promise("killed", "a service that was killed is seen as failed and is brought back", Failure::killed),
            new Promise("frozen", "a service that does not run on (SIGSTOP) is noticed", Failure::frozen),
            new Promise("timeout", "an action ends when its time is over, with all that it started", Failure::timeout),
            new Promise("host-replaced", "the service runs on when the kit-host is replaced", Leaving::theHost),
            new Promise("let-go", "the guard alone takes the resource out of service", Leaving::byTheGuard),
            new Promise("secrets", "secret parameters appear in no argument and no log", Secrets::stayHidden));

    private Promises() {}

    /** All of them. */
    public static List<Promise> all() {
        return ALL;
    }

    /** Their names. */
    public static List<String> names() {
        return ALL.stream().map(Promise::name).toList();
    }
}

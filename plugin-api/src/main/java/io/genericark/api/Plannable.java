package io.genericark.api;

import java.util.List;

/** A kit that can say what {@code restore} would change now: the dry run. */
public interface Plannable {

    /**
     * Says what {@code restore} on this node would change, in order. Reads only; its gate is not needed. Same threads,
     * deadline and errors as {@link RecoveryKit#quickCheck}.
     *
     * @param ctx the resource and the conditions of this call
     * @return the plan; without steps when all is already so
     * @throws KitException when it could not be found out
     */
    Plan plan(KitContext ctx) throws KitException;

    /**
     * What would change.
     *
     * @param steps in the order in which they would be done
     * @param remarks what was found and would be left alone, and why (foreign routes, unreachable regions)
     */
    record Plan(List<Step> steps, List<String> remarks) {
        /** Copies. */
        public Plan {
            steps = List.copyOf(steps);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * One change.
     *
     * @param target what is changed, such as {@code ap-northeast-1 rtb-1 10.0.0.7/32}
     * @param change from what to what, such as {@code eni-a -> eni-b}
     * @param why why that is wanted
     */
    record Step(String target, String change, String why) {}
}

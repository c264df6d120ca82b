package io.genericark.api;

import java.util.List;

/** A kit that can examine its permissions and prerequisites before they are needed. */
public interface Preflight {

    /**
     * Examines what {@code restore} and {@code quickCheck} need on this node. Changes nothing (dry-run calls are allowed).
     * Same threads, deadline and errors as {@link RecoveryKit#quickCheck}. Called on every node of the resource, from time to time and
     * when somebody asks, also where nothing is in service; cancelled when any other action of the resource is wanted.
     *
     * @param ctx the resource and the conditions of this call
     * @return everything examined, also what is right
     * @throws KitException when nothing could be examined
     */
    List<Finding> preflight(KitContext ctx) throws KitException;

    /** How much a finding matters. */
    enum Severity {
        /** As it should be. */
        OK,
        /** It could not be found out: nothing is wrong as far as known, and nothing is promised. */
        UNKNOWN,
        /** Works, and somebody should look. */
        WARNING,
        /** {@code restore} would fail. */
        ERROR
    }

    /**
     * One thing examined.
     *
     * @param severity how much it matters
     * @param what what was examined, such as {@code ec2:ReplaceRoute}
     * @param why what was found
     * @param next what a person should do; empty when nothing
     */
    record Finding(Severity severity, String what, String why, String next) {}
}

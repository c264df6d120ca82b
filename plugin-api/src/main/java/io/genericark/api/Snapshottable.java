package io.genericark.api;

/** A kit that can hand out what it observes, as a document on which a move is rehearsed without it. */
public interface Snapshottable {

    /**
     * Observes all that a restore would look at. Reads only; may be called on any node. Same threads and errors as {@link
     * RecoveryKit#quickCheck}, with the time that a restore has.
     *
     * @param ctx the resource and the conditions of this call
     * @return the document, in a format of the kit's own that names its version; secrets are not in it
     * @throws KitException when something could not be observed without which a rehearsal would be wrong
     */
    String snapshot(KitContext ctx) throws KitException;
}

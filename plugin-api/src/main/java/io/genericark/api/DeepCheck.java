package io.genericark.api;

/** A kit that has a slower and more thorough look than {@code quickCheck}, run rarely or when asked for. */
public interface DeepCheck {

    /**
     * Looks thoroughly whether the resource is in service on this node; changes nothing. Same threads and errors as
     * {@link RecoveryKit#quickCheck}; may take as long as {@code restore}.
     *
     * @param ctx the resource and the conditions of this call; its gate is not needed
     * @return what was seen
     * @throws KitException when nothing could be seen
     */
    Health deepCheck(KitContext ctx) throws KitException;
}

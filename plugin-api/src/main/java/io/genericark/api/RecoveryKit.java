package io.genericark.api;

import java.util.Set;
import org.pf4j.ExtensionPoint;

/**
 * A recovery kit: what "in service" means for one kind of resource.
 *
 * <p><b>Duties of the kit.</b>
 *
 * <ul>
 *   <li>Every action is repeatable: called twice, or after an attempt that ended anywhere, it leads to the same state.
 *   <li>{@link KitContext#gate()} is checked before <em>each</em> write to anything that another node could see.
 *   <li>An action ends before {@link KitContext#timeLeft()} is zero, or ends soon after its thread was interrupted.
 *   <li>The kit keeps no state of a resource between calls, except what it can lose at any time: the process that hosts
 *       it may be killed between any two instructions, and another process or node carries on.
 *   <li>What runs on because of a {@code restore} is named with {@link KitContext#letGo(LetGoStep)}, unless it is a
 *       process that was started by this kit: those carry a mark in their environment and are found by it.
 * </ul>
 *
 * <p><b>Duties of the runtime.</b> There is one instance per kit and host process, made with its public constructor without
 * arguments. At most one action runs at a time for one resource; actions of different resources run at the same time on
 * different threads, so the instance must be safe for that. {@code restore} is called only on the node that the cluster
 * chose, under its lease; {@code remove} may be called on any node. An action that outlasts its timeout is cancelled:
 * its gate closes, its thread is interrupted, and if it still does not end the whole process is replaced.
 *
 * <p><b>Errors.</b> {@link KitException} says by its kind what may be done next; any other exception counts as
 * {@link KitException.Kind#BROKEN}.
 */
public interface RecoveryKit extends ExtensionPoint {

    /**
     * Describes this kit. Called at any time, from any thread; answers at once, without I/O, and always the same.
     *
     * @return name, version, parameters and default timeouts
     */
    KitDescriptor descriptor();

    /**
     * Brings the resource in service on this node. Succeeds at once when it already is.
     *
     * <p>What is complete except for something that does not stop the service is a success with
     * {@link KitContext#warn(String)}: the resource is then shown as ISU.
     *
     * @param ctx the resource and the conditions of this call
     * @throws KitException when the resource is not in service, or that is not known
     */
    void restore(KitContext ctx) throws KitException;

    /**
     * Takes the resource out of service on this node. Succeeds when it already is, also when it was never here, and
     * when what it needs (a file system, a binary) is not there any more.
     *
     * <p>Returning says: nothing of this resource acts on this node. Another node may restore it in the next moment.
     *
     * @param ctx the resource and the conditions of this call
     * @throws KitException when something of it may still act; the runtime then escalates to a harder way
     */
    void remove(KitContext ctx) throws KitException;

    /**
     * Looks whether the resource is in service on this node; changes nothing. Called often (seconds), so it is cheap.
     *
     * <p>A look that could not be made (timeout, throttling, missing permission) is {@link Health.Unknown}, or an
     * exception, which counts as unknown too. Only {@link Health.Failed} and {@link Health.Drifted} lead to recovery, and only
     * the former may end in a failover.
     *
     * @param ctx the resource and the conditions of this call; its gate is not needed
     * @return what was seen
     * @throws KitException when nothing could be seen; counts as unknown, with this reason
     */
    Health quickCheck(KitContext ctx) throws KitException;

    /**
     * Repairs the resource on this node after a {@code quickCheck} that has failed or seen a drift (local recovery). Returning says:
     * it is in service. A kit that cannot do this leaves {@link Ability#RECOVER} out of its {@link #abilities()}.
     *
     * @param ctx the resource and the conditions of this call
     * @throws KitException when it could not; the resource then fails over, or keeps its warning where it had only drifted
     */
    void recover(KitContext ctx) throws KitException;

    /**
     * Says what this kit can do besides restore and remove. Derived from the interfaces that the class implements;
     * a kit without a check or a local recovery of its own overrides this. Always the same answer, without I/O.
     *
     * @return the abilities; unmodifiable
     */
    default Set<Ability> abilities() {
        return Ability.of(this);
    }
}

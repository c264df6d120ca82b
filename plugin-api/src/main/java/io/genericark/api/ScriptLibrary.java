package io.genericark.api;

import java.util.Map;

/**
 * Calls to something outside of this node that kits written as scripts can make, as {@code ctx.NAME.service.operation(...)}.
 * Found by {@link java.util.ServiceLoader} on the class path of the runtime, not in kit jars.
 *
 * <p><b>Duties of the library.</b> It is safe for calls on several threads. A call blocks no longer than
 * {@link KitContext#timeLeft()}, and one that changes something no longer than {@link KitContext#longestCall()}; it is sent once.
 * Values are plain data only: maps with texts as keys, lists, texts, numbers, booleans and null.
 *
 * <p><b>Duties of the runtime.</b> It has checked the gate before a call that {@linkplain #changes changes something}, and makes no such
 * call in a dry run.
 */
public interface ScriptLibrary {

    /**
     * By what scripts name it.
     *
     * @return such as {@code aws}
     */
    String name();

    /**
     * Whether a call can change something. Answers at once.
     *
     * @param service such as {@code ec2}
     * @param operation such as {@code describeRouteTables}
     * @return false only for what is known to look only
     */
    boolean changes(String service, String operation);

    /**
     * Makes a call.
     *
     * @param ctx the action that it is for
     * @param service such as {@code ec2}
     * @param operation such as {@code describeRouteTables}
     * @param arguments what the operation takes
     * @param options where it goes, in the library's own words
     * @return what it answers
     * @throws KitException what did not work, of the kind that says what may be done next
     */
    Map<String, Object> call(
            KitContext ctx,
            String service,
            String operation,
            Map<String, Object> arguments,
            Map<String, Object> options)
            throws KitException;
}

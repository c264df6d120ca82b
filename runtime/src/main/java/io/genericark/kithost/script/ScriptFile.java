package io.genericark.kithost.script;

import io.genericark.api.KitException;
import io.genericark.kithost.calls.HostFunctions;
import io.genericark.kithost.child.ActionProcesses;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * A file of functions in some language, which a {@link FunctionKit} calls. Only texts (JSON) go in and come out. Thread-safe;
 * blocks as its functions do, and ends them when the calling thread is interrupted.
 */
sealed interface ScriptFile permits JavaScriptFile, GraalPythonFile, SystemPythonFile {

    /**
     * What the file says of itself: {@code {"value": {"kit": {...}, "functions": [...]}}}. Calls no function of the file.
     *
     * @throws KitException why it cannot be loaded, with the line
     */
    String describe() throws KitException;

    /** Does what a first call would have to do otherwise, and calls no function of the file. */
    void warmUp() throws KitException;

    /**
     * Calls one of its functions.
     *
     * @return what it returned, as {@code {"value": ...}}
     * @throws KitException what it threw, with the line; INDETERMINATE when it was ended
     */
    String call(String function, Action action) throws KitException;

    /**
     * The action that a call is for.
     *
     * @param facts tag, id, node, epoch and parameters as JSON
     * @param host answers what the function asks for
     * @param log takes what the function prints
     * @param processes where processes of the action are started
     * @param timeout how long the call may take
     */
    record Action(String facts, HostFunctions host, Logger log, ActionProcesses processes, Duration timeout) {}
}

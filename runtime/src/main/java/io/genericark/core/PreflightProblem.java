package io.genericark.core;

/**
 * Something that a kit found on a node before it is needed there.
 *
 * @param severity ERROR: a restore there would fail; WARNING: somebody should look
 * @param what what was examined, such as {@code ec2:ReplaceRoute}
 * @param next what a person should do; empty when the kit does not say
 */
public record PreflightProblem(Severity severity, String what, String why, String next) {
    /** The sentence for events and views: where it matters, what is wrong, and why. */
    public String sentence(Tag tag, NodeId node) {
        var fails = severity == Severity.ERROR;
        return tag + (fails ? " could not be restored on " : " needs a look on ") + node + ": " + what
                + (why.isEmpty() ? "" : ": " + why);
    }

    /** Whether it is the same matter, perhaps in other words. */
    boolean isAbout(PreflightProblem other) {
        return severity == other.severity && what.equals(other.what);
    }
}

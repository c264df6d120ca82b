package io.genericark.kithost.protocol;

/** What a kit can be asked to do. */
public enum KitAction {
    RESTORE("restore"),
    REMOVE("remove"),
    QUICK_CHECK("quickCheck"),
    RECOVER("recover"),
    PLAN("plan"),
    TRACE("trace"),
    PREFLIGHT("preflight"),
    DEEP_CHECK("deepCheck"),
    SNAPSHOT("snapshot");

    private final String word;

    KitAction(String word) {
        this.word = word;
    }

    /** The contract's own word for it; also the name of a script's function or file. */
    public String word() {
        return word;
    }

    /** Whether its answer is the health of the resource; one that cannot be had is unknown then. */
    public boolean isLook() {
        return this == QUICK_CHECK || this == DEEP_CHECK;
    }

    /** Whether what it starts may run on after it has succeeded. */
    public boolean leavesProcesses() {
        return this == RESTORE || this == RECOVER;
    }
}

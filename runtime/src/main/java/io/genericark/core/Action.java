package io.genericark.core;

/** What a kit is asked to do with a resource. */
public enum Action {
    RESTORE("restore"),
    REMOVE("remove"),
    QUICK_CHECK("quickCheck"),
    RECOVER("recover");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    /** The contract's own word for it. */
    public String word() {
        return word;
    }
}

package io.genericark.awssim.world;

/** One change of a batch. */
public record RecordChange(Action action, RecordSet record) {

    /** What a change does. */
    public enum Action {
        CREATE,
        DELETE,
        UPSERT
    }
}

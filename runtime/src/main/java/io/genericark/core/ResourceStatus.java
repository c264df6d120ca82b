package io.genericark.core;

/** What a node last said about a resource: its state there, a note for the operator, and under which epoch. */
public record ResourceStatus(ResourceState state, String note, long epoch, long sinceMillis) {
    public static final ResourceStatus OUT = new ResourceStatus(ResourceState.OSU, "", 0, 0);
}

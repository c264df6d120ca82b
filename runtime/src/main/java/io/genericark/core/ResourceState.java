package io.genericark.core;

/** The state of a resource on one node, in LifeKeeper's words. */
public enum ResourceState {
    /** In service, protected. */
    ISP,
    /** In service, with a warning. */
    ISU,
    /** Out of service. */
    OSU,
    /** Out of service because it failed. */
    OSF,
    /** Not known; it will be looked at before anything else. */
    ILLSTATE;

    public boolean inService() {
        return this == ISP || this == ISU;
    }
}

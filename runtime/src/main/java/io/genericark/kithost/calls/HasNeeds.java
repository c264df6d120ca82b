package io.genericark.kithost.calls;

/** A kit whose calls to the host are held to its needs. */
public interface HasNeeds {

    /** What it may ask for. */
    Needs needs();
}

package io.genericark.kithost.script;

/** A file was not loaded in its time. That says nothing about the file: the machine may just be busy. */
final class Undecided extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Undecided(String message, Throwable cause) {
        super(message, cause);
    }
}

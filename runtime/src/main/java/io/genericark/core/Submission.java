package io.genericark.core;

/**
 * A command on its way through the log.
 *
 * @param by who asked: a node, or an administrator
 * @param atMillis the submitter's wall clock, for the eyes of people only; nothing is decided by it
 */
public record Submission(Command command, String by, long atMillis) {}

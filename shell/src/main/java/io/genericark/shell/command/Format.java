package io.genericark.shell.command;

/** How data is written: a table for people, one JSON document, or names only, one on each line. */
public enum Format {
    TABLE,
    JSON,
    NAME
}

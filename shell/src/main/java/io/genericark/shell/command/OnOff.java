package io.genericark.shell.command;

/** A switch, as people say it. */
enum OnOff {
    ON,
    OFF
}

package io.genericark.shell.view;

import io.genericark.core.Severity;

/**
 * Something an operator should look at.
 *
 * @param text what is so, and why
 * @param next the command that leads further
 */
public record Problem(Severity severity, String subject, String text, String next) {
    @Override
    public String toString() {
        return text + ". Next: " + next;
    }
}

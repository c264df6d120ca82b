package io.genericark.api;

import java.util.List;

/**
 * A step that the guard does when this node has lost its right to act: a short command, run without a shell and as the
 * runtime's user, with a small fixed environment. It must be repeatable, must not need the network, and should end within
 * 100 milliseconds; it is killed when the fence budget is used up.
 *
 * <p>Processes that a kit has started need no step, as they are found by a mark in their environment and killed first.
 *
 * @param command the program (absolute path) and its arguments, such as
 *     {@code /sbin/ip addr del 10.0.0.7/32 dev eth0}
 */
public record LetGoStep(List<String> command) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when the program is missing or not an absolute path
     */
    public LetGoStep {
        command = List.copyOf(command);
        if (command.isEmpty() || !command.getFirst().startsWith("/")) {
            throw new IllegalArgumentException(
                    "a let-go step starts with the absolute path of a program, is " + command);
        }
    }

    /**
     * A step from its words.
     *
     * @param command the program (absolute path) and its arguments
     * @return the step
     */
    public static LetGoStep of(String... command) {
        return new LetGoStep(List.of(command));
    }
}

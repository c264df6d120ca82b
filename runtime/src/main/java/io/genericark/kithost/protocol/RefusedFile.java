package io.genericark.kithost.protocol;

/**
 * A file that looks like a kit and cannot be used.
 *
 * @param file which
 * @param reason why, and what to do
 */
public record RefusedFile(String file, String reason) {}

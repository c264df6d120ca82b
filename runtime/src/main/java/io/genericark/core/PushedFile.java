package io.genericark.core;

/**
 * One file of a pushed kit.
 *
 * @param path relative to the scripts directory
 * @param content in Base64; empty in a view, which shows no contents
 */
public record PushedFile(String path, Mode mode, String content) {
    /** Whether it is run or read. */
    public enum Mode {
        PLAIN,
        EXECUTABLE
    }

    /** How long the file is. */
    public int bytes() {
        var padding = content.endsWith("==") ? 2 : content.endsWith("=") ? 1 : 0;
        return content.length() / 4 * 3 - padding;
    }
}

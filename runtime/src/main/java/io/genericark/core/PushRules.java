package io.genericark.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be pushed. Asked before a push is accepted, and again by each node before it writes: a path never leaves the
 * scripts directory, and the state stays small enough for the log and its snapshots.
 */
public final class PushRules {
    /** So many bytes may the files of one kit have; in Base64 that is well below the largest command of the log. */
    public static final int LARGEST_KIT = 128 * 1024;

    /** So many bytes may all pushed kits have together: every snapshot carries them, and every node has them in memory. */
    public static final int LARGEST_SUM = 1024 * 1024;

    /** So many files may one kit have. */
    public static final int MOST_FILES = 100;

    private static final int DEEPEST = 4;
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";

    private PushRules() {}

    /** What is wrong with these files, or null when they may be pushed as this kit. */
    public static @Nullable String problem(String kit, List<PushedFile> files) {
        if (!kit.matches(NAME)) {
            return "'" + kit + "' is no name of a kit: letters, digits, '.', '_' and '-'";
        }
        if (files.isEmpty() || files.size() > MOST_FILES) {
            return "kit " + kit + " has " + files.size() + " files; between 1 and " + MOST_FILES + " can be pushed";
        }
        if (files.stream().map(PushedFile::path).distinct().count() != files.size()) {
            return "a file of kit " + kit + " is named twice";
        }
        for (var file : files) {
            if (!isInside(file.path())) {
                return "'" + file.path() + "' cannot be pushed: a path is relative to the scripts directory, at most "
                        + DEEPEST + " names deep, each of letters, digits, '.', '_' and '-', none beginning with '.'";
            }
        }
        var bytes = files.stream().mapToLong(PushedFile::bytes).sum();
        return bytes > LARGEST_KIT
                ? "kit " + kit + " has " + bytes + " bytes; at most " + LARGEST_KIT
                        + " can be pushed. Copy larger files by other means"
                : null;
    }

    private static boolean isInside(String path) {
        var names = List.of(path.split("/", -1));
        return names.size() <= DEEPEST && names.stream().allMatch(n -> n.matches(NAME));
    }
}

package io.genericark.durable;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A record that could not be made durable; the one written before is still in place. */
public final class StateWriteException extends DurableException {
    private static final long serialVersionUID = 1;

    StateWriteException(Path directory, Path file, IOException cause) {
        super(directory, message(directory, file, cause), cause);
    }

    private static String message(Path directory, Path file, IOException cause) {
        String what = "State directory " + directory + " did not take " + file.getFileName() + ": ";
        String kept = " What was stored before is unchanged. ";
        if (isFull(cause)) {
            return what + "its disk is full (" + free(directory) + ")." + kept
                    + "Free space there, then start the node again.";
        }
        return what + cause + "." + kept + "Check the disk, its mount (read-only?) and the rights of the directory.";
    }

    private static boolean isFull(IOException cause) {
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("quota exceeded");
    }

    private static String free(Path directory) {
        try {
            FileStore store = Files.getFileStore(directory);
            return store.getUsableSpace() + " bytes free on " + store;
        } catch (IOException e) {
            return "free space unknown";
        }
    }
}

package io.genericark.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Whether the cluster's key file can be used. Reads the file. */
final class KeyFileCheck {
    private static final int MIN_CHARACTERS = 32;
    private static final String MAKE = "make one with: head -c 32 /dev/urandom | base64 > %1$s; chmod 600 %1$s";
    private static final Set<PosixFilePermission> TOO_OPEN =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private KeyFileCheck() {}

    static void check(Path file, String where, Findings findings) {
        String why = "heartbeats are sealed with it, so that nobody else on the network can send one";
        if (!Files.isRegularFile(file)) {
            findings.error(
                    where,
                    "the key file " + file + " does not exist",
                    why,
                    String.format(MAKE, file) + "; then copy it to all nodes");
            return;
        }
        try {
            Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
            open.retainAll(TOO_OPEN);
            if (!open.isEmpty()) {
                findings.error(
                        where,
                        "the key file " + file + " can be read or written by others: " + open,
                        why,
                        "chmod 600 " + file);
            }
            if (Files.readString(file).strip().length() < MIN_CHARACTERS) {
                findings.error(
                        where,
                        "the key in " + file + " is shorter than " + MIN_CHARACTERS + " characters",
                        why,
                        String.format(MAKE, file) + "; then copy it to all nodes");
            }
        } catch (IOException e) {
            findings.error(
                    where, "the key file " + file + " cannot be read: " + e, why, "let this node's user read it");
        }
    }
}

package io.genericark.kithost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes the script kits of a test below a directory. */
record ScriptFiles(Path directory) {

    private static final String OK = "exit 0";

    /** A shell script; given without its first line. */
    ScriptFiles executable(String kit, String name, String body) {
        Path file = file(kit + "/" + name, "#!/bin/sh\n" + body + "\n");
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A kit with this restore, and a remove that does nothing. */
    ScriptFiles restoring(String kit, String restore) {
        return executable(kit, "restore", restore).executable(kit, "remove", OK);
    }

    /** A kit with this quickCheck, and nothing else to do. */
    ScriptFiles checking(String kit, String quickCheck) {
        return restoring(kit, OK).executable(kit, "quickCheck", quickCheck);
    }

    /** Any file. */
    Path file(String name, String content) {
        Path file = directory.resolve("scripts").resolve(name);
        try {
            Files.createDirectories(directory.resolve("scripts").resolve(name).resolveSibling("."));
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.genericark.authoring.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files of a kit that is a directory of executables. */
final class ExecutableFiles {

    private static final List<String> ACTIONS =
            List.of("restore", "remove", "quickCheck", "recover", "deepCheck", "plan", "preflight", "letgo");
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final int HEAD_BYTES = 512;

    private ExecutableFiles() {}

    static List<Finding> findings(Path directory) {
        List<Finding> findings = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (ACTIONS.contains(name)) {
                    findings.addAll(action(file, name));
                } else {
                    findings.addAll(nearlyAnAction(file, name));
                }
            }
        } catch (IOException e) {
            findings.add(Finding.error(directory.toString(), 0, "it cannot be read: " + e, "check its permissions"));
        }
        return findings;
    }

    private static List<Finding> nearlyAnAction(Path file, String name) {
        return ACTIONS.stream()
                .filter(action -> plain(action).equals(plain(name)))
                .map(action -> Finding.error(file.toString(), 0, name + " is never called", "rename it to " + action))
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]|\\.sh$", "");
    }

    private static List<Finding> action(Path file, String name) {
        List<Finding> findings = new ArrayList<>();
        if (!Files.isExecutable(file)) {
            findings.add(Finding.error(
                    file.toString(), 0, name + " is not executable, so it is never called", "run chmod +x " + file));
        }
        byte[] head = head(file);
        if (head.length == 0) {
            findings.add(
                    Finding.error(file.toString(), 0, name + " is empty: it says ok and does nothing", "write it"));
        } else if (!Arrays.equals(Arrays.copyOf(head, ELF.length), ELF)) {
            findings.addAll(firstLine(file, new String(head, StandardCharsets.UTF_8)));
            findings.addAll(ScriptText.findings(file));
        }
        return findings;
    }

    private static List<Finding> firstLine(Path file, String head) {
        String line = head.lines().findFirst().orElse("");
        if (!line.startsWith("#!")) {
            return List.of(Finding.warning(
                    file.toString(),
                    1,
                    "the first line names no interpreter, so that /bin/sh runs it",
                    "begin with #!/bin/sh or #!/bin/bash"));
        }
        if (head.startsWith(line + "\r")) {
            return List.of(Finding.error(
                    file.toString(),
                    1,
                    "the first line ends with a carriage return, so its interpreter is not found",
                    "run sed -i 's/\\r$//' " + file));
        }
        String interpreter = line.substring(2).strip().split("\\s+", 2)[0];
        if (!interpreter.startsWith("/")) {
            return List.of(Finding.error(
                    file.toString(), 1, "its interpreter has no absolute path", "begin with #!/usr/bin/env NAME"));
        }
        return Files.isExecutable(Path.of(interpreter))
                ? List.of()
                : List.of(Finding.warning(
                        file.toString(), 1, interpreter + " is not on this machine", "see that it is on the nodes"));
    }

    private static byte[] head(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

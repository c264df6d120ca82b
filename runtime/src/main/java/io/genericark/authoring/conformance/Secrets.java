package io.genericark.authoring.conformance;

import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterSpec.Bounds;
import io.genericark.api.ParameterType;
import io.genericark.authoring.conformance.Promise.Broken;
import io.genericark.authoring.conformance.Promise.NotTried;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for the values of secret parameters where everybody can read them, while actions run with them. */
final class Secrets {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|passwd|passphrase|secret|token|credential|(api|private|access)-?key).*");
    private static final int DISTINCTIVE = 6;
    private static final String NEXT =
            "hand secrets over in the environment, by a file or on standard input, and do not log them";

    private Secrets() {}

    static String stayHidden(Bench bench) throws Exception {
        Map<String, String> inParameters = inParameters(bench);
        Map<String, String> secrets = new TreeMap<>(inParameters);
        secrets.putAll(inFiles(bench));
        if (secrets.isEmpty()) {
            throw new NotTried("no parameter's name says that it is secret, and the kit uses no secret of the node");
        }
        Map<String, String> parameters = new TreeMap<>(bench.subject().parameters());
        parameters.putAll(inParameters);
        List<String> said = new ArrayList<>();
        try (ArgumentWatch watch = ArgumentWatch.start(secrets)) {
            for (KitAction action : List.of(KitAction.RESTORE, KitAction.QUICK_CHECK, KitAction.REMOVE)) {
                FromHost.Finished finished = bench.act(action, parameters, bench.timeout(action));
                said.add(finished.reason() + " " + finished.warning());
            }
            if (watch.seen().isPresent()) {
                throw new Broken(watch.seen().get(), NEXT);
            }
        }
        bench.log().forEach(line -> said.add(line.text()));
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            hidden(secret, said, bench.place().directory());
        }
        return String.join(", ", secrets.keySet());
    }

    private static void hidden(Map.Entry<String, String> secret, List<String> said, Path directory)
            throws Broken, IOException {
        if (said.stream().anyMatch(text -> text.contains(secret.getValue()))) {
            throw new Broken("the value of " + secret.getKey() + " is in a reason or in the log", NEXT);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (text(file).contains(secret.getValue())) {
                    throw new Broken(
                            "the value of " + secret.getKey() + " is in " + directory.relativize(file)
                                    + " (what an action writes, and let-go steps, are kept in files)",
                            NEXT);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** Those of the node, when the kit may use them. */
    private static Map<String, String> inFiles(Bench bench) throws IOException {
        Map<String, String> secrets = new TreeMap<>();
        Path directory = bench.subject().secrets();
        if (bench.kit().needs().contains("secrets") && Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String value = text(file).strip();
                    if (value.length() >= DISTINCTIVE) {
                        secrets.put(String.valueOf(file.getFileName()), value);
                    }
                }
            }
        }
        return secrets;
    }

    /** As they were given; one that was not given gets a value that is found again. */
    private static Map<String, String> inParameters(Bench bench) {
        Map<String, String> secrets = new TreeMap<>();
        for (ParameterSpec spec : bench.kit().descriptor().parameters()) {
            if (SECRET.matcher(spec.name()).matches() && spec.type() == ParameterType.TEXT) {
                String given = bench.subject().parameters().getOrDefault(spec.name(), "");
                if (given.length() >= DISTINCTIVE) {
                    secrets.put(spec.name(), given);
                } else if (given.isEmpty() && spec.bounds() instanceof Bounds.Any) {
                    secrets.put(spec.name(), "canary-" + UUID.randomUUID());
                }
            }
        }
        return secrets;
    }
}

package io.genericark.authoring.conformance;

import io.genericark.api.KitDescriptor;
import io.genericark.api.ParameterSpec;
import io.genericark.authoring.KitChoice;
import io.genericark.authoring.conformance.Promise.Broken;
import io.genericark.kithost.TrialHost;
import io.genericark.kithost.protocol.KitInfo;
import java.util.List;
import java.util.Optional;

/** Trials of what a kit says of itself. */
final class Description {

    private Description() {}

    static String isCompleteAndStable(Bench bench) throws Exception {
        KitInfo kit = bench.kit();
        KitDescriptor said = kit.descriptor();
        if (said.summary().isBlank()) {
            throw new Broken("it has no summary", "say in one sentence what it puts in service");
        }
        List<String> helpless = said.parameters().stream()
                .filter(parameter -> parameter.help().isBlank())
                .map(ParameterSpec::name)
                .toList();
        if (!helpless.isEmpty()) {
            throw new Broken(
                    "parameters without help: " + String.join(", ", helpless), "say what each does, and its unit");
        }
        Optional<KitInfo> again = again(bench);
        if (!again.equals(Optional.of(kit))) {
            throw new Broken(
                    "loaded a second time it describes itself as "
                            + again.map(KitInfo::toString).orElse("no kit"),
                    "describe it without clock, chance and environment");
        }
        return said.parameters().size() + " parameters";
    }

    private static Optional<KitInfo> again(Bench bench) throws Exception {
        TrialHost.Place place = bench.place();
        try (TrialHost second = TrialHost.start(TrialHost.Place.of(
                place.scripts(),
                place.plugins(),
                place.secrets(),
                place.directory().resolve("second")))) {
            return KitChoice.find(second.ready(), bench.kit().descriptor().name());
        }
    }
}

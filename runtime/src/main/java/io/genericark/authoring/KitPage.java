package io.genericark.authoring;

import io.genericark.api.Ability;
import io.genericark.api.KitDescriptor;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterSpec.Bounds;
import io.genericark.api.ParameterType;
import io.genericark.kithost.protocol.KitInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The documentation of a kit, made of what it says of itself, as Markdown. Pure. */
public final class KitPage {

    private KitPage() {}

    /** The page. */
    public static String of(KitInfo kit) {
        KitDescriptor said = kit.descriptor();
        StringBuilder page = new StringBuilder("# " + said.name() + "\n\n");
        if (!said.summary().isBlank()) {
            page.append(sentence(said.summary())).append("\n\n");
        }
        page.append("Version ")
                .append(said.version())
                .append(", from `")
                .append(Path.of(kit.source()).getFileName())
                .append("`.\n\n## Parameters\n\n")
                .append(parameters(said.parameters()))
                .append("\n## Actions\n\n")
                .append("| action | may take | |\n|---|---|---|\n");
        action(page, "restore", said.timeouts().restore(), "brings the resource in service");
        action(page, "remove", said.timeouts().remove(), "takes it out of service");
        action(
                page,
                "quickCheck",
                said.timeouts().quickCheck(),
                can(kit, Ability.QUICK_CHECK) ? "looks whether it is in service" : "not there: nothing is monitored");
        action(
                page,
                "recover",
                said.timeouts().recover(),
                can(kit, Ability.RECOVER)
                        ? "repairs it on its node"
                        : "not there: a failure goes straight to failover");
        if (!kit.needs().isEmpty()) {
            page.append("\nIt may ask for: ")
                    .append(String.join(", ", kit.needs()))
                    .append(".\n");
        }
        more(kit)
                .ifPresent(abilities ->
                        page.append("\nIt can do more: ").append(abilities).append(".\n"));
        if (!kit.policy().isEmpty()) {
            page.append("\n## Permissions\n\n```json\n").append(kit.policy()).append("```\n");
        }
        return page.append("\n## Use\n\n```\n")
                .append(use(said))
                .append("\n```\n")
                .toString();
    }

    private static boolean can(KitInfo kit, Ability ability) {
        return kit.abilities().contains(ability);
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }

    private static void action(StringBuilder page, String name, Duration timeout, String does) {
        page.append("| `%s` | %s | %s |\n".formatted(name, time(timeout.toMillis()), does));
    }

    private static String parameters(List<ParameterSpec> specs) {
        if (specs.isEmpty()) {
            return "None.\n";
        }
        return specs.stream()
                .map(spec -> "| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                spec.name(),
                                spec.type().name().toLowerCase(Locale.ROOT),
                                given(spec),
                                accepted(spec),
                                cell(spec.help())))
                .collect(Collectors.joining("", "| name | type | default | accepts | |\n|---|---|---|---|---|\n", ""));
    }

    private static String given(ParameterSpec spec) {
        return spec.requirement() == ParameterSpec.Requirement.REQUIRED
                ? "**required**"
                : spec.defaultText().map(text -> "`" + cell(text) + "`").orElse("");
    }

    private static String accepted(ParameterSpec spec) {
        return switch (spec.bounds()) {
            case Bounds.Any any -> "";
            case Bounds.Range(long min, long max) -> range(spec, min, max);
            case Bounds.OneOf(List<String> values) ->
                values.stream().map(value -> "`" + cell(value) + "`").collect(Collectors.joining(", "));
        };
    }

    private static String range(ParameterSpec spec, long min, long max) {
        String least = min == Long.MIN_VALUE ? "" : number(spec, min);
        String most = max == Long.MAX_VALUE ? "" : number(spec, max);
        if (most.isEmpty()) {
            return "at least " + least;
        }
        return least.isEmpty() ? "at most " + most : least + " to " + most;
    }

    private static String number(ParameterSpec spec, long number) {
        return spec.type() == ParameterType.DURATION ? time(number) : Long.toString(number);
    }

    private static String time(long millis) {
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }

    private static Optional<String> more(KitInfo kit) {
        String more = kit.abilities().stream()
                .filter(ability -> ability != Ability.QUICK_CHECK && ability != Ability.RECOVER)
                .map(KitPage::words)
                .collect(Collectors.joining(", "));
        return more.isEmpty() ? Optional.empty() : Optional.of(more);
    }

    private static String words(Ability ability) {
        return switch (ability) {
            case QUICK_CHECK -> "quick check";
            case RECOVER -> "local recovery";
            case PLAN -> "dry run";
            case PREFLIGHT -> "examine permissions and prerequisites";
            case DEEP_CHECK -> "deep check";
            case TRACE -> "say where the VIP leads (`ark vip trace`)";
            case SNAPSHOT -> "store what it observes (`ark vip snapshot`)";
        };
    }

    private static String use(KitDescriptor said) {
        String required = said.parameters().stream()
                .filter(spec -> spec.requirement() == ParameterSpec.Requirement.REQUIRED)
                .map(spec -> " --param " + spec.name() + "=...")
                .collect(Collectors.joining());
        return "ark kit test " + said.name() + required + "\nark resource create TAG --kit " + said.name() + required;
    }
}

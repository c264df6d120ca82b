package io.genericark.shell.command;

import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "iam",
        description = {
            "Prints the least IAM policy with which AWS lets a kit do its work.",
            "Names in capitals (REGION, ACCOUNT, ...) are yours to fill in. The kit's README says which statements",
            "only some parameters need."
        })
final class KitIamCommand implements Callable<Integer> {
    /** How the policy is written. */
    enum As {
        JSON,
        TERRAFORM
    }

    private record Policy(String kit, String policy) {}

    private final Ark ark;

    @Parameters(paramLabel = "KIT", completionCandidates = LocalKits.Names.class, description = "its name, or its file")
    private String kit = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "json (default) or terraform")
    private As as = As.JSON;

    @Mixin
    private LocalKits kits = new LocalKits();

    KitIamCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() throws InterruptedException {
        var found = kits.of(kit).find();
        var name = found.descriptor().name();
        if (found.policy().isEmpty()) {
            throw new Trouble(
                    Exit.NOT_FOUND,
                    "kit " + name + " has no IAM policy: there is no META-INF/ark/iam/" + name + ".json in "
                            + found.source() + "; a kit that does not use AWS needs none");
        }
        ark.print(
                () -> as == As.JSON ? found.policy() : terraform(name, found.policy()),
                () -> Json.document("ark.kit-iam/1", new Policy(name, found.policy())),
                () -> List.of(name));
        return Exit.OK.code();
    }

    /** In a heredoc nothing but the beginning of an interpolation means something else. */
    private static String terraform(String name, String policy) {
        return """
                resource "aws_iam_policy" "%s" {
                  name   = "ark-%s"
                  policy = <<-JSON
                %sJSON
                }
                """.formatted(
                        name.toLowerCase(Locale.ROOT).replace('.', '-'),
                        name,
                        policy.replace("${", "$${").indent(4) + "  ");
    }
}

package io.genericark.shell;

import io.genericark.admin.AdminReply.Plugin;
import io.genericark.admin.AdminReply.PluginList;
import io.genericark.authoring.conformance.Result;
import io.genericark.authoring.conformance.Result.Verdict;
import io.genericark.authoring.lint.Finding;
import io.genericark.authoring.lint.Finding.Severity;
import io.genericark.shell.render.KitLintText;
import io.genericark.shell.render.KitTestText;
import io.genericark.shell.render.Page;
import java.util.List;
import java.util.stream.Collectors;

/** What an author of a kit may be shown. */
final class KitSamples {
    static final PluginList PLUGINS = new PluginList(List.of(
            new Plugin(
                    "ec2-routetable",
                    "0.1.0",
                    "ec2-routetable-0.1.0.jar",
                    "ENABLED",
                    ">=0.1.0 & <0.2.0",
                    List.of("ec2-routetable"),
                    ""),
            new Plugin("vendor", "2.0", "vendor-2.0.jar.disabled", "DISABLED", "", List.of(), ""),
            new Plugin(
                    "late",
                    "3.1",
                    "late-3.1.zip",
                    "ENABLED",
                    ">=2.0.0",
                    List.of(),
                    "it requires plugin-api >=2.0.0, and this runtime has 0.1.0; take a version of it that was built for"
                            + " this runtime")));

    private static final List<Result> RESULTS = List.of(
            new Result("restore", "restore brings the resource in service", Verdict.PASS, "", "", 120),
            new Result(
                    "killed",
                    "a service that was killed is seen as failed and is brought back",
                    Verdict.PASS,
                    "its 3 processes were killed",
                    "",
                    900),
            new Result(
                    "let-go",
                    "the guard alone takes the resource out of service",
                    Verdict.FAIL,
                    "the guard has let go, and quickCheck says HEALTHY",
                    "name a let-go step (a file letgo, or ctx.letGo) for what is not found by its mark ARK_TAG",
                    700),
            new Result(
                    "secrets",
                    "secret parameters appear in no argument and no log",
                    Verdict.SKIP,
                    "no parameter's name says that it is secret, and the kit uses no secret of the node",
                    "",
                    1));

    private static final List<Finding> FINDINGS = List.of(
            new Finding(
                    Severity.ERROR,
                    "scripts/web.js",
                    12,
                    "function quickcheck is never called",
                    "rename it to quickCheck"),
            new Finding(
                    Severity.WARNING,
                    "scripts/web.js",
                    20,
                    "writes to /tmp/web.pid: any user of this machine can put a link there",
                    "use a directory that only the kit may write, named by a parameter"),
            new Finding(
                    Severity.INFO,
                    "scripts/web.js",
                    0,
                    "there is no recover, so a failure goes straight to failover",
                    "add one if the service can be repaired on its node"));

    private KitSamples() {}

    static String tested(Page page) {
        return RESULTS.stream().map(result -> KitTestText.result(result, page)).collect(Collectors.joining())
                + KitTestText.summary("web.js", RESULTS);
    }

    static String linted(Page page) {
        return FINDINGS.stream()
                        .map(finding -> KitLintText.finding(finding, page))
                        .collect(Collectors.joining())
                + KitLintText.summary(1, FINDINGS);
    }
}

package io.genericark.nlbhealth;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import io.genericark.aws.Examined;
import io.genericark.nlbhealth.Settings.Group;
import io.genericark.nlbhealth.Settings.Protocol;
import io.genericark.nlbhealth.Settings.Reply;
import io.genericark.nlbhealth.TargetApi.GroupCheck;
import io.genericark.nlbhealth.TargetApi.TargetState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Examines port, certificate, and whether the target group probes what is answered here. */
final class NlbHealthPreflight {

    private static final String CORRECT = "make the health check of the target group and this resource the same";

    private NlbHealthPreflight() {}

    static Finding port(Reply reply) {
        Optional<KitException> obstacle = PortBinding.obstacle(reply);
        if (obstacle.isEmpty()) {
            return new Finding(Severity.OK, reply.toString(), "it is free", "");
        }
        KitException e = obstacle.get();
        // an address that comes with a failover is not here yet
        Severity severity = e.kind() == Kind.BROKEN ? Severity.UNKNOWN : Severity.ERROR;
        return new Finding(severity, reply.toString(), e.why(), e.next());
    }

    static Finding certificate(Reply reply) {
        try {
            Tls.of(reply);
            return new Finding(Severity.OK, "certificate and key", "they are a pair and can be read", "");
        } catch (KitException e) {
            return new Finding(Severity.ERROR, "certificate and key", e.why(), e.next());
        }
    }

    /** What the target group says; nothing here is more than a warning, since the port is answered without it. */
    static List<Finding> group(KitContext ctx, TargetWatch watch, Group group, Reply reply) {
        List<Finding> findings = new ArrayList<>();
        String what = "target group " + group;
        try {
            List<TargetState> own = watch.own(ctx, group);
            findings.add(
                    own.isEmpty()
                            ? warning(what, watch.target(group) + " is not registered in it", "register this node")
                            : new Finding(Severity.OK, what, own.getFirst().id() + " is registered in it", ""));
            GroupCheck check = watch.api(ctx, group).check(group);
            List<String> differences = differences(check, own, reply);
            findings.add(
                    differences.isEmpty()
                            ? new Finding(Severity.OK, "health check of " + group, "it asks what is answered here", "")
                            : warning("health check of " + group, String.join("; ", differences), CORRECT));
        } catch (KitException e) {
            findings.add(Examined.refused(what, Severity.WARNING, e));
        }
        return findings;
    }

    private static List<String> differences(GroupCheck check, List<TargetState> own, Reply reply) {
        List<String> differences = new ArrayList<>();
        if (!check.protocol().equals(reply.protocol().name())) {
            differences.add("it probes with " + check.protocol() + ", and " + reply.protocol() + " is answered");
        }
        int port = check.port()
                .orElse(own.isEmpty() ? reply.port() : own.getFirst().port());
        if (port != reply.port()) {
            differences.add("it probes port " + port + ", and port " + reply.port() + " is answered");
        }
        if (reply.protocol() == Protocol.TCP) {
            return differences;
        }
        check.path()
                .filter(path -> reply.path().isPresent() && !reply.path().get().equals(path))
                .ifPresent(path -> differences.add(
                        "it asks for " + path + ", and only " + reply.path().get() + " is answered"));
        check.codes()
                .filter(codes -> !accepts(codes, reply.status()))
                .ifPresent(codes ->
                        differences.add("it takes " + codes + " for a success, and the answer is " + reply.status()));
        return differences;
    }

    /** Codes are as AWS writes them: {@code 200-399} or {@code 200,204}. */
    private static boolean accepts(String codes, int status) {
        return Arrays.stream(codes.split(",", -1)).map(String::strip).anyMatch(range -> {
            String[] ends = range.split("-", 2);
            return Integer.parseInt(ends[0]) <= status && status <= Integer.parseInt(ends[ends.length - 1]);
        });
    }

    private static Finding warning(String what, String why, String next) {
        return new Finding(Severity.WARNING, what, why, next);
    }
}

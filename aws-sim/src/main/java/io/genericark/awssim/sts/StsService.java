package io.genericark.awssim.sts;

import io.genericark.awssim.http.Answer;
import io.genericark.awssim.http.ApiCall;
import io.genericark.awssim.http.AwsService;
import io.genericark.awssim.http.CommonXml;
import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.Accounts.Session;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.Instance;
import io.genericark.awssim.world.RoleKeys;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * STS with GetCallerIdentity, who the signature's access key belongs to, and AssumeRole, keys that have the rights of another
 * account.
 */
public final class StsService implements AwsService {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final String USER_ID = "AROASIMULATEDROLE0000";
    private static final int HOUR = 3600;

    private final AwsWorld world;

    public StsService(AwsWorld world) {
        this.world = world;
    }

    @Override
    public Answer perform(ApiCall call) {
        return switch (call.action()) {
            case "GetCallerIdentity" -> CommonXml.result(call, NAMESPACE, xml -> write(xml, identify(call)));
            case "AssumeRole" -> {
                Session session = assume(call);
                yield CommonXml.result(call, NAMESPACE, xml -> write(xml, session));
            }
            default -> throw AwsError.badRequest("InvalidAction", "Could not find operation " + call.action());
        };
    }

    private static void write(Xml xml, Identity identity) {
        xml.text("Arn", identity.arn()).text("UserId", identity.userId()).text("Account", identity.account());
    }

    private static void write(Xml xml, Session session) {
        xml.element(
                "Credentials",
                () -> xml.text("AccessKeyId", session.accessKeyId())
                        .text("SecretAccessKey", "simulated-secret-of-" + session.accessKeyId())
                        .text("SessionToken", "simulated-token-of-" + session.accessKeyId())
                        .text("Expiration", session.expiration().truncatedTo(ChronoUnit.SECONDS)));
        xml.element(
                "AssumedRoleUser",
                () -> xml.text("Arn", session.arn()).text("AssumedRoleId", USER_ID + ":" + session.name()));
    }

    private Session assume(ApiCall call) {
        QueryParameters parameters = call.parameters();
        Duration life = Duration.ofSeconds(parameters.integer("DurationSeconds", HOUR));
        return world.accounts()
                .assume(
                        parameters.get("RoleArn"),
                        parameters.find("ExternalId"),
                        parameters.get("RoleSessionName"),
                        world.clock().instant().plus(life));
    }

    @Override
    public Answer error(AwsError error, String requestId) {
        return CommonXml.error(error, NAMESPACE, requestId);
    }

    @Override
    public AwsError inOwnWords(AwsError error) {
        return AwsService.inCommonWords(error);
    }

    private record Identity(String arn, String userId, String account) {}

    private Identity identify(ApiCall call) {
        String key = call.scope().accessKeyId();
        Optional<Session> role = world.accounts().session(key);
        if (role.isPresent()) {
            return new Identity(
                    role.get().arn(),
                    USER_ID + ":" + role.get().name(),
                    role.get().account());
        }
        Optional<Instance> instance = instanceOf(key);
        if (instance.isEmpty()) {
            String arn = "arn:aws:iam::" + AwsWorld.ACCOUNT + ":user/" + key;
            return new Identity(arn, "AIDASIMULATEDUSER0000", AwsWorld.ACCOUNT);
        }
        String session = instance.get().roleName() + "/" + instance.get().id();
        return new Identity(
                "arn:aws:sts::" + AwsWorld.ACCOUNT + ":assumed-role/" + session,
                USER_ID + ":" + instance.get().id(),
                AwsWorld.ACCOUNT);
    }

    private Optional<Instance> instanceOf(String accessKeyId) {
        return world.regionNames().stream()
                .flatMap(name -> world.read(name, r -> r.instances().all()).stream())
                .filter(i -> RoleKeys.accessKeyOf(i.id()).equals(accessKeyId))
                .findFirst();
    }
}

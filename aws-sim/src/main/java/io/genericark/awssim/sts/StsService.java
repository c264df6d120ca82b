package io.genericark.awssim.sts;

import io.genericark.awssim.http.Answer;
import io.genericark.awssim.http.ApiCall;
import io.genericark.awssim.http.AwsService;
import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.Instance;
import io.genericark.awssim.world.RoleKeys;
import java.util.Optional;

/** STS with GetCallerIdentity: who the signature's access key belongs to. */
public final class StsService implements AwsService {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private final AwsWorld world;

    public StsService(AwsWorld world) {
        this.world = world;
    }

    @Override
    public Answer perform(ApiCall call) {
        if (!call.action().equals("GetCallerIdentity")) {
            throw AwsError.badRequest("InvalidAction", "Could not find operation " + call.action());
        }
        Identity identity = identify(call);
        Xml xml = Xml.document("GetCallerIdentityResponse", NAMESPACE);
        xml.element(
                "GetCallerIdentityResult",
                () -> xml.text("Arn", identity.arn())
                        .text("UserId", identity.userId())
                        .text("Account", AwsWorld.ACCOUNT));
        xml.element("ResponseMetadata", () -> xml.text("RequestId", call.requestId()));
        return Answer.xml(200, xml.finish());
    }

    @Override
    public Answer error(AwsError error, String requestId) {
        Xml xml = Xml.document("ErrorResponse", NAMESPACE);
        xml.element(
                "Error",
                () -> xml.text("Type", error.status() < 500 ? "Sender" : "Receiver")
                        .text("Code", error.code())
                        .text("Message", error.text()));
        return Answer.xml(error.status(), xml.text("RequestId", requestId).finish());
    }

    private record Identity(String arn, String userId) {}

    private Identity identify(ApiCall call) {
        String key = call.scope().accessKeyId();
        Optional<Instance> instance = instanceOf(key);
        if (instance.isEmpty()) {
            return new Identity("arn:aws:iam::" + AwsWorld.ACCOUNT + ":user/" + key, "AIDASIMULATEDUSER0000");
        }
        String session = instance.get().roleName() + "/" + instance.get().id();
        return new Identity(
                "arn:aws:sts::" + AwsWorld.ACCOUNT + ":assumed-role/" + session,
                "AROASIMULATEDROLE0000:" + instance.get().id());
    }

    private Optional<Instance> instanceOf(String accessKeyId) {
        return world.regionNames().stream()
                .flatMap(name -> world.read(name, r -> r.instances().all()).stream())
                .filter(i -> RoleKeys.accessKeyOf(i.id()).equals(accessKeyId))
                .findFirst();
    }
}

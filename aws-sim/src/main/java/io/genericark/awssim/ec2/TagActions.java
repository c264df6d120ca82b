package io.genericark.awssim.ec2;

import io.genericark.awssim.world.AwsError;
import java.util.List;
import java.util.Map;

/** CreateTags, for resources of every kind. */
final class TagActions {
    static final Map<String, Ec2Action> ALL = Map.of("CreateTags", TagActions::create);

    private TagActions() {}

    private static void create(Ec2Call call) {
        List<String> ids = call.parameters().list("ResourceId");
        Map<String, String> tags = Ec2Call.tagsIn(call.parameters());
        if (ids.isEmpty() || tags.isEmpty()) {
            throw AwsError.missingParameter("ResourceId and Tag");
        }
        ids.forEach(id -> call.region().tag(id, tags));
        call.done();
    }
}

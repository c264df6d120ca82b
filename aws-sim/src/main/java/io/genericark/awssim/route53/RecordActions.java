package io.genericark.awssim.route53;

import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.HostedZone;
import io.genericark.awssim.world.RecordChange;
import io.genericark.awssim.world.RecordSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ChangeResourceRecordSets, ListResourceRecordSets and GetChange. */
final class RecordActions {
    static final Map<String, Route53Action> ALL = Map.of(
            "ChangeResourceRecordSets", RecordActions::change,
            "ListResourceRecordSets", RecordActions::list,
            "GetChange", RecordActions::getChange);

    private RecordActions() {}

    private static void change(Route53Call call) {
        List<RecordChange> batch = call.body().get("ChangeBatch").get("Changes").children("Change").stream()
                .map(RecordSetXml::readChange)
                .toList();
        if (batch.isEmpty()) {
            throw AwsError.badRequest("InvalidInput", "Invalid XML ; Changes needs at least one Change");
        }
        call.writeAccepted(call.dns().change(call.id(), batch));
    }

    private static void list(Route53Call call) {
        HostedZone zone = call.dns().zone(call.id());
        List<RecordSet> from =
                zone.records().stream().filter(start(call)::isNotAfter).toList();
        int size = Math.min(call.maxItems(), from.size());
        Xml xml = call.xml();
        xml.element("ResourceRecordSets", () -> from.subList(0, size).forEach(set -> RecordSetXml.write(xml, set)));
        xml.text("IsTruncated", size < from.size());
        if (size < from.size()) {
            RecordSet next = from.get(size);
            xml.text("NextRecordName", next.name().replace("*", "\\052")).text("NextRecordType", next.type());
            next.setIdentifier().ifPresent(id -> xml.text("NextRecordIdentifier", id));
        }
        xml.text("MaxItems", call.maxItems());
    }

    /** Where a list begins. */
    private record Start(Optional<String> name, Optional<String> type, Optional<String> identifier) {

        private static final Comparator<Optional<String>> TEXT = Comparator.comparing(text -> text.orElse(""));

        boolean isNotAfter(RecordSet set) {
            if (name.isEmpty()) {
                return true;
            }
            int names = HostedZone.reversed(name.get()).compareTo(HostedZone.reversed(set.name()));
            int types = TEXT.compare(type, Optional.of(set.type()));
            if (names != 0 || types != 0) {
                return names != 0 ? names < 0 : types < 0;
            }
            return TEXT.compare(identifier, set.setIdentifier()) <= 0;
        }
    }

    private static Start start(Route53Call call) {
        Start start = new Start(
                call.parameters().find("name"),
                call.parameters().find("type"),
                call.parameters().find("identifier"));
        if ((start.type().isPresent() && start.name().isEmpty())
                || (start.identifier().isPresent() && start.type().isEmpty())) {
            throw AwsError.badRequest("InvalidInput", "The input is not valid");
        }
        return start;
    }

    private static void getChange(Route53Call call) {
        call.writeState(call.dns().submitted(call.id()));
    }
}

package io.genericark.awssim.route53;

import io.genericark.awssim.http.ApiRequest;
import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Dns;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an action gets: the draft of the hosted zones, the request, and the answer to write into.
 *
 * @param id the id in the path; empty where there is none
 */
record Route53Call(Dns dns, ApiRequest request, String id, Xml xml, Instant now, Duration delay) {

    private static final int LARGEST_PAGE = 300;

    QueryParameters parameters() {
        return request.parameters();
    }

    XmlElement body() {
        return XmlElement.parse(request.body());
    }

    int maxItems() {
        int asked = parameters().integer("maxitems", LARGEST_PAGE);
        if (asked < 1) {
            throw AwsError.badRequest("InvalidInput", "maxitems must be greater than 0.");
        }
        return Math.min(asked, LARGEST_PAGE);
    }

    /** A change that was accepted just now is always PENDING. */
    void writeAccepted(Dns.Submitted change) {
        writeChange(change, "PENDING");
    }

    void writeState(Dns.Submitted change) {
        writeChange(change, now.isBefore(change.at().plus(delay)) ? "PENDING" : "INSYNC");
    }

    private void writeChange(Dns.Submitted change, String status) {
        xml.element(
                "ChangeInfo",
                () -> xml.text("Id", "/change/" + change.id())
                        .text("Status", status)
                        .text("SubmittedAt", change.at().truncatedTo(ChronoUnit.MILLIS)));
    }
}

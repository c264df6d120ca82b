package io.genericark.awssim.http;

import io.genericark.awssim.world.AwsError;
import java.util.function.Consumer;

/** How most services with XML answers write a result and an error; EC2 has its own way. */
public final class CommonXml {

    private CommonXml() {}

    /** The result of a call of the query protocol. */
    public static Answer result(ApiCall call, String namespace, Consumer<Xml> result) {
        Xml xml = Xml.document(call.action() + "Response", namespace);
        xml.element(call.action() + "Result", () -> result.accept(xml));
        xml.element("ResponseMetadata", () -> xml.text("RequestId", call.requestId()));
        return Answer.xml(200, xml.finish());
    }

    /** An error, in these words. */
    public static Answer error(AwsError error, String namespace, String requestId) {
        Xml xml = Xml.document("ErrorResponse", namespace);
        xml.element(
                "Error",
                () -> xml.text("Type", error.status() < 500 ? "Sender" : "Receiver")
                        .text("Code", error.code())
                        .text("Message", error.text()));
        return Answer.xml(error.status(), xml.text("RequestId", requestId).finish());
    }
}

package io.genericark.authoring.conformance;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results in the form that build servers read: one {@code testsuite}, one {@code testcase} for each promise. Pure. */
public final class JUnitXml {

    private JUnitXml() {}

    /** The document. */
    public static String of(String kit, List<Result> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "ark kit test " + kit);
            xml.writeAttribute("tests", Integer.toString(results.size()));
            xml.writeAttribute("failures", count(results, Result.Verdict.FAIL));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", count(results, Result.Verdict.SKIP));
            xml.writeAttribute(
                    "time",
                    seconds(results.stream().mapToLong(Result::tookMillis).sum()));
            for (Result result : results) {
                write(xml, kit, result);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document in memory cannot be written", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, String kit, Result result) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "ark.kit." + kit);
        xml.writeAttribute("name", result.name() + ": " + result.sentence());
        xml.writeAttribute("time", seconds(result.tookMillis()));
        switch (result.verdict()) {
            case PASS -> {
                if (!result.text().isEmpty()) {
                    xml.writeStartElement("system-out");
                    xml.writeCharacters(clean(result.text()));
                    xml.writeEndElement();
                }
            }
            case FAIL -> {
                xml.writeStartElement("failure");
                xml.writeAttribute("message", clean(result.text()));
                xml.writeCharacters("Next: " + clean(result.next()));
                xml.writeEndElement();
            }
            case SKIP -> {
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message", clean(result.text()));
            }
        }
        xml.writeEndElement();
    }

    private static String count(List<Result> results, Result.Verdict verdict) {
        return Long.toString(
                results.stream().filter(result -> result.verdict() == verdict).count());
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    /** What a kit said may hold characters that XML forbids. */
    private static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
    }
}

package io.genericark.awssim.route53;

import io.genericark.awssim.world.AwsError;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An element of a request's body. */
record XmlElement(Element element) {

    static XmlElement parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new XmlElement(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement());
        } catch (SAXException | IOException e) {
            throw AwsError.badRequest("InvalidInput", "Invalid XML ; " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    List<XmlElement> children(String name) {
        List<XmlElement> found = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child && name.equals(child.getLocalName())) {
                found.add(new XmlElement(child));
            }
        }
        return found;
    }

    Optional<XmlElement> child(String name) {
        return children(name).stream().findFirst();
    }

    XmlElement get(String name) {
        return child(name)
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidInput", "Invalid XML ; " + element.getLocalName() + " needs the element " + name));
    }

    Optional<String> find(String name) {
        return child(name).map(XmlElement::text);
    }

    String text(String name) {
        return get(name).text();
    }

    String text() {
        return Objects.requireNonNullElse(element.getTextContent(), "").strip();
    }
}

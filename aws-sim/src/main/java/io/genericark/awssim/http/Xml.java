package io.genericark.awssim.http;

import java.io.StringWriter;
import java.util.Collection;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one XML document, as AWS's query protocols shape it. Not thread-safe. */
public final class Xml {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    private Xml() {
        try {
            this.writer = FACTORY.createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document with this root, in a default namespace unless that is empty. */
    public static Xml document(String root, String namespace) {
        Xml xml = new Xml();
        xml.write(w -> {
            w.writeStartDocument("UTF-8", "1.0");
            w.writeStartElement(root);
            if (!namespace.isEmpty()) {
                w.writeDefaultNamespace(namespace);
            }
        });
        return xml;
    }

    public Xml text(String name, Object value) {
        return write(w -> {
            w.writeStartElement(name);
            w.writeCharacters(value.toString());
            w.writeEndElement();
        });
    }

    public Xml element(String name, Runnable content) {
        write(w -> w.writeStartElement(name));
        content.run();
        return write(XMLStreamWriter::writeEndElement);
    }

    /** EC2's form of a list: an element whose members are called item. */
    public <T> Xml set(String name, Collection<T> items, Consumer<T> content) {
        return element(name, () -> items.forEach(item -> element("item", () -> content.accept(item))));
    }

    /** Closes what is open and gives the text. */
    public String finish() {
        write(w -> {
            w.writeEndDocument();
            w.flush();
        });
        return text.toString();
    }

    private Xml write(Writing writing) {
        try {
            writing.on(writer);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void on(XMLStreamWriter writer) throws XMLStreamException;
    }
}

package fr.spro.registration.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads the elements of an XML document one by one, whatever their namespace. Document types and external
/// entities are not read.
final class XmlElements implements Closeable {

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream from;
    private final XMLStreamReader xml;

    XmlElements(InputStream from) throws IOException {
        this.from = from;
        try {
            xml = FACTORY.createXMLStreamReader(from);
        } catch (XMLStreamException notXml) {
            throw new IOException(notXml);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /// The next event: the beginning of an element, its end, or text; false at the end of the document.
    boolean next() throws IOException {
        try {
            if (!xml.hasNext()) return false;
            xml.next();
            return true;
        } catch (XMLStreamException notXml) {
            throw new IOException(notXml);
        }
    }

    /// The name of the element that begins here, or null.
    @Nullable
    String begin() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT ? xml.getLocalName() : null;
    }

    /// The name of the element that ends here, or null.
    @Nullable
    String end() {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT ? xml.getLocalName() : null;
    }

    /// Appends the text at this event, up to a length.
    void appendText(StringBuilder to, int longest) {
        if (!xml.isCharacters() && xml.getEventType() != XMLStreamConstants.CDATA) return;
        var length = Math.min(xml.getTextLength(), longest - to.length());
        if (length > 0) to.append(xml.getTextCharacters(), xml.getTextStart(), length);
    }

    @Nullable
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    String attribute(String name, String otherwise) {
        var value = attribute(name);
        return value == null ? otherwise : value;
    }

    int number(String name, int otherwise) {
        var value = attribute(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    boolean isTrue(String name) {
        var value = attribute(name);
        return "1".equals(value) || "true".equals(value);
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}

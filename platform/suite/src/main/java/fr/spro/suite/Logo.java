package fr.spro.suite;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A logo as SVG that only draws: no script, no style sheet, no link, nothing from elsewhere.
public record Logo(String svg) {

    /// Every page has the logo in it.
    static final int MAX_BYTES = 12 * 1024;

    private static final Set<String> DRAWING = Set.of(
            "svg",
            "g",
            "defs",
            "title",
            "desc",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "lineargradient",
            "radialgradient",
            "stop",
            "clippath",
            "mask",
            "use",
            "symbol");

    public Logo {
        if (svg.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("The logo has more than %d bytes".formatted(MAX_BYTES));
        }
        try {
            check(svg.strip());
        } catch (XMLStreamException malformed) {
            throw new IllegalArgumentException("The logo is not well-formed SVG", malformed);
        }
    }

    private static void check(String svg) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var reader = factory.createXMLStreamReader(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        var isRoot = true;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = reader.getLocalName().toLowerCase(Locale.ROOT);
                    if (isRoot && !name.equals("svg")) throw rejected("<%s> as its root".formatted(name));
                    if (!DRAWING.contains(name)) throw rejected("<%s>".formatted(name));
                    checkAttributes(reader);
                    isRoot = false;
                }
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.PROCESSING_INSTRUCTION,
                        XMLStreamConstants.ENTITY_REFERENCE -> throw rejected("a declaration or an entity");
                default -> {}
            }
        }
    }

    private static void checkAttributes(XMLStreamReader reader) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var name = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            var value =
                    reader.getAttributeValue(i).strip().toLowerCase(Locale.ROOT).replaceAll("\\s", "");
            var isReference = name.equals("href") || name.equals("src");
            if (name.startsWith("on") || name.equals("style")) throw rejected("the attribute " + name);
            if (isReference && !value.startsWith("#")) throw rejected("a reference to " + value);
            if (value.replace("url(#", "").contains("url(") || value.contains("javascript:")) throw rejected(value);
        }
    }

    private static IllegalArgumentException rejected(String what) {
        return new IllegalArgumentException("The logo must not contain " + what);
    }

    /// For the source of an image.
    String dataAddress() {
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.strip().getBytes(StandardCharsets.UTF_8));
    }
}

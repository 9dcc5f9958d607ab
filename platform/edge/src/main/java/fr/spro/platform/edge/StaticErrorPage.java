package fr.spro.platform.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/// The error page of a request that no template can be rendered for, in both languages.
final class StaticErrorPage {

    static final String CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src data:";

    private final String html;

    StaticErrorPage(EdgeSettings settings) {
        this.html = read().replace("{stylesheet}", settings.edge().stylesheet());
    }

    private static String read() {
        try {
            return new ClassPathResource("edge/error.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String html() {
        return html;
    }
}

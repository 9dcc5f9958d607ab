package fr.spro.platform.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;

/// The error page of a request that no template can be rendered for, in both languages.
final class StaticErrorPage {

    static final String CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src data:";

    private final String html;
    private final String tooLarge;

    StaticErrorPage(EdgeSettings settings) {
        var stylesheet = settings.edge().stylesheet();
        this.html = read("error.html").replace("{stylesheet}", stylesheet);
        this.tooLarge = read("too-large.html").replace("{stylesheet}", stylesheet);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("edge/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String html(int status) {
        return status == HttpStatus.CONTENT_TOO_LARGE.value() ? tooLarge : html;
    }
}

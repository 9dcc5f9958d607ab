package fr.spro.platform.web.forms;

import fr.spro.platform.web.ReplacedParameters;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriUtils;

/// The request for the page of a form that was submitted to the same address.
final class AsGet extends ReplacedParameters {

    /// @param language chosen with the form; null for the same as before
    AsGet(HttpServletRequest submitted, @Nullable String language) {
        super(submitted, language == null ? Map.of() : Map.of(FormLanguage.FIELD, new String[] {language}));
    }

    @Override
    public String getMethod() {
        return HttpMethod.GET.name();
    }

    @Override
    public @Nullable String getQueryString() {
        var language = getParameter(FormLanguage.FIELD);
        return language == null
                ? null
                : "%s=%s"
                        .formatted(
                                FormLanguage.FIELD, UriUtils.encode(language, java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public int getContentLength() {
        return 0;
    }

    @Override
    public long getContentLengthLong() {
        return 0;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        throw new IOException("The body was read as a form");
    }
}

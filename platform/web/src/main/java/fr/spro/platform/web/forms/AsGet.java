package fr.spro.platform.web.forms;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriUtils;

/// The request for the page of a form that was submitted to the same address.
final class AsGet extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;

    /// @param language chosen with the form; null for the same as before
    AsGet(HttpServletRequest submitted, @Nullable String language) {
        super(submitted);
        parameters = language == null ? Map.of() : Map.of(FormLanguage.FIELD, new String[] {language});
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
    public @Nullable String getParameter(String name) {
        var values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
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

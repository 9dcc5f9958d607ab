package fr.spro.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request whose parameters have no control characters, so that a form can be shown again without them.
final class CleanedRequest extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private final Set<String> rejectedFields = new LinkedHashSet<>();

    CleanedRequest(HttpServletRequest request) {
        super(request);
        request.getParameterMap().forEach((name, values) -> {
            var cleaned = Arrays.stream(values)
                    .map(ControlCharacters::withPlainLineBreaks)
                    .map(value -> cleaned(name, value))
                    .toArray(String[]::new);
            parameters.put(name, cleaned);
        });
    }

    private String cleaned(String field, String value) {
        if (ControlCharacters.isIn(value)) rejectedFields.add(field);
        return ControlCharacters.removedFrom(value);
    }

    /// The parameters that had such characters.
    Set<String> rejectedFields() {
        return rejectedFields;
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
}

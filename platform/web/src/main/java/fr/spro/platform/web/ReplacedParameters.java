package fr.spro.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request with other parameters than those that were sent.
public abstract class ReplacedParameters extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;

    protected ReplacedParameters(HttpServletRequest request, Map<String, String[]> parameters) {
        super(request);
        this.parameters = parameters;
    }

    @Override
    public final @Nullable String getParameter(String name) {
        var values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public final String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public final Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public final Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}

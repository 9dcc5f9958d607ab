package fr.spro.platform.web.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/// Adds the language of the page to each form, so that the answer has the same one although the browser keeps no
/// cookie.
public final class FormLanguage implements RequestDataValueProcessor {

    /// The name of the hidden field, and of the parameter that chooses a language.
    public static final String FIELD = "lang";

    private static final String WITHOUT = FormLanguage.class.getName() + ".without";

    private final RequestDataValueProcessor other;

    /// @param other the processor that adds the CSRF token
    public FormLanguage(RequestDataValueProcessor other) {
        this.other = other;
    }

    @Override
    public String processAction(HttpServletRequest request, String action, String method) {
        if (method.equalsIgnoreCase("get")) request.setAttribute(WITHOUT, true);
        else request.removeAttribute(WITHOUT);
        return other.processAction(request, action, method);
    }

    @Override
    public String processFormFieldValue(HttpServletRequest request, @Nullable String name, String value, String type) {
        return other.processFormFieldValue(request, name, value, type);
    }

    @Override
    public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, String>();
        var others = other.getExtraHiddenFields(request);
        if (others != null) fields.putAll(others);
        if (request.getAttribute(WITHOUT) == null) {
            fields.put(FIELD, RequestContextUtils.getLocale(request).getLanguage());
        }
        return fields;
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
        return other.processUrl(request, url);
    }
}

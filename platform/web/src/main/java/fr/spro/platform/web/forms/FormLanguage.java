package fr.spro.platform.web.forms;

import fr.spro.platform.web.LinkLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/// Adds the language of the page to each form, and to each link and search where the browser keeps no cookie
/// and prefers another language, so that the next page has the same one.
public final class FormLanguage implements RequestDataValueProcessor {

    /// The name of the hidden field, and of the parameter that chooses a language.
    public static final String FIELD = "lang";

    /// The attribute of a request with the language that the links of its page carry.
    public static final String OF_LINKS = FormLanguage.class.getName() + ".links";

    private static final Pattern OF_LANGUAGE = Pattern.compile("[?&](%s|%s)=".formatted(FIELD, LinkLanguage.PARAMETER));

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
        var ofLinks = request.getAttribute(OF_LINKS);
        if (request.getAttribute(WITHOUT) == null) {
            fields.put(FIELD, RequestContextUtils.getLocale(request).getLanguage());
        } else if (ofLinks != null) {
            fields.put(LinkLanguage.PARAMETER, ofLinks.toString());
        }
        return fields;
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
        var language = request.getAttribute(OF_LINKS);
        return other.processUrl(request, language == null || !isPage(url) ? url : with(url, language.toString()));
    }

    /// Whether it is an address of this site, without a language of its own.
    private static boolean isPage(String url) {
        return url.startsWith("/")
                && !url.startsWith("//")
                && !url.startsWith("/assets/")
                && !OF_LANGUAGE.matcher(url).find();
    }

    private static String with(String url, String language) {
        var fragment = url.indexOf('#');
        var page = fragment < 0 ? url : url.substring(0, fragment);
        return "%s%s%s=%s%s"
                .formatted(
                        page,
                        page.contains("?") ? "&" : "?",
                        LinkLanguage.PARAMETER,
                        language,
                        fragment < 0 ? "" : url.substring(fragment));
    }
}

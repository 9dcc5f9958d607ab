package fr.spro.platform.web;

import fr.spro.platform.edge.MalformedRequestFilter;
import fr.spro.platform.web.forms.TypedForm;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/// Error pages in the page shell: what happened and what to do, without technical details. After a form they show what
/// was typed, with a button that leads back to the form.
public class ErrorPages {

    /// The attribute of a request with a reason that has a text of its own.
    public static final String REASON = ErrorPages.class.getName() + ".reason";

    /// The attribute of a request with the address of the page with the present state.
    public static final String STATE = ErrorPages.class.getName() + ".state";

    public static final String CROSS_SITE = "cross-site";

    /// The page with the form was opened before the sign-in.
    public static final String OUT_OF_DATE = "out-of-date";

    public static final String SIGNED_OUT = "signed-out";

    /// The same after a file was sent.
    public static final String SIGNED_OUT_FILE = "signed-out-file";

    /// The page of the form shows it no longer.
    public static final String CLOSED_FORM = "closed-form";

    static final String LINK = "link";

    /// Where the form was, there is nothing any more.
    private static final String GONE = "gone";

    private static final String BODY_TOO_LARGE = "body-too-large";
    private static final Set<Integer> WITH_TEXT = Set.of(400, 403, 404, 405, 408, 409, 413, 429, 503);
    private static final Set<String> WITHOUT_FORM = Set.of(CROSS_SITE, LINK, GONE, CLOSED_FORM, "404", "405");

    private final ShellAdvice shells;

    public ErrorPages(ShellAdvice shells) {
        this.shells = shells;
    }

    ModelAndView page(HttpServletRequest request, HttpStatus status) {
        var typed = TypedForm.of(request);
        var key = key(request, status, typed);
        var page = page(request, key);
        if (!key.equals(CROSS_SITE)) show(typed, typed.entries(), page);
        page.put("stateAddress", request.getAttribute(STATE));
        if (status.is5xxServerError()) CorrelationFilter.of(request).ifPresent(id -> page.put("reference", id));
        if (!WITHOUT_FORM.contains(key)) {
            if (!typed.isEmpty()) page.put("formAddress", ShellAdvice.address(request));
            if (isUpload(request)) page.put("uploadAddress", ShellAdvice.address(request));
        }
        return new ModelAndView("error", page, status);
    }

    ModelAndView page(HttpServletRequest request, RefusedForm refused) {
        var typed = TypedForm.of(request);
        var page = page(request, refused.reason());
        show(typed, refused.typed().isEmpty() ? typed.entries() : refused.typed(), page);
        page.put("because", refused.because());
        page.put("stateAddress", refused.stateAddress());
        return new ModelAndView("error", page, HttpStatus.CONFLICT);
    }

    private static void show(TypedForm typed, List<TypedForm.Entry> entries, Map<String, Object> page) {
        page.put("typed", typed);
        page.put("entries", entries);
        if (!typed.isEmpty()) page.put("typing", true);
    }

    private Map<String, Object> page(HttpServletRequest request, String key) {
        var page = new HashMap<String, Object>();
        page.put("key", key);
        page.put("shell", shells.shell(request));
        page.put("home", shells.home(request));
        page.put("hasMenu", shells.hasMenu(request));
        page.put("lostLink", key.equals(LINK) ? shells.lostLink() : "");
        return page;
    }

    /// Also one that was refused before anybody read it.
    private static boolean isUpload(HttpServletRequest request) {
        return TypedForm.isUpload(request) || MalformedRequestFilter.isUnreadUpload(request);
    }

    private static String key(HttpServletRequest request, HttpStatus status, TypedForm typed) {
        var reason = request.getAttribute(REASON);
        if (reason != null) return reason.toString();
        if (status == HttpStatus.NOT_FOUND && !typed.isEmpty()) return GONE;
        if (status == HttpStatus.NOT_FOUND && BrokenLinks.isLikeLink(ShellAdvice.address(request))) return LINK;
        if (status == HttpStatus.CONTENT_TOO_LARGE && !isUpload(request)) return BODY_TOO_LARGE;
        if (WITH_TEXT.contains(status.value())) return String.valueOf(status.value());
        return status.is4xxClientError() ? "400" : "500";
    }
}

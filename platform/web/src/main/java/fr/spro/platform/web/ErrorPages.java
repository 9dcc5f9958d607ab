package fr.spro.platform.web;

import fr.spro.platform.web.forms.TypedForm;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/// Error pages in the page shell: what happened and what to do, without technical details. After a form they show what
/// was typed, with a button that leads back to the form.
public class ErrorPages {

    /// The attribute of a request with a reason that has a text of its own.
    public static final String REASON = ErrorPages.class.getName() + ".reason";

    public static final String CROSS_SITE = "cross-site";

    /// The page with the form was opened before the sign-in.
    public static final String OUT_OF_DATE = "out-of-date";

    public static final String SIGNED_OUT = "signed-out";

    static final String LINK = "link";

    /// Where the form was, there is nothing any more.
    private static final String GONE = "gone";

    private static final String BODY_TOO_LARGE = "body-too-large";
    private static final Set<Integer> WITH_TEXT = Set.of(400, 403, 404, 405, 408, 409, 413, 429, 503);
    private static final Set<String> WITHOUT_FORM = Set.of(CROSS_SITE, LINK, GONE, "404", "405");

    private final ShellAdvice shells;

    public ErrorPages(ShellAdvice shells) {
        this.shells = shells;
    }

    ModelAndView page(HttpServletRequest request, HttpStatus status) {
        var typed = TypedForm.of(request);
        var key = key(request, status, typed);
        var page = new HashMap<String, Object>();
        page.put("key", key);
        page.put("shell", shells.shell(request));
        page.put("home", shells.home(request));
        page.put("hasMenu", shells.hasMenu(request));
        if (!key.equals(CROSS_SITE)) page.put("typed", typed);
        if (!key.equals(CROSS_SITE) && !typed.isEmpty()) page.put("typing", true);
        page.put("lostLink", key.equals(LINK) ? shells.lostLink() : "");
        if (!typed.isEmpty() && !WITHOUT_FORM.contains(key)) page.put("formAddress", ShellAdvice.address(request));
        return new ModelAndView("error", page, status);
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

    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getHeader("Content-Type");
        return type != null && type.startsWith("multipart/");
    }
}

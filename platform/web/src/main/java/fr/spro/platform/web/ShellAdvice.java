package fr.spro.platform.web;

import fr.spro.platform.web.forms.FormLanguage;
import fr.spro.platform.web.forms.TypedForm;
import fr.spro.platform.web.security.StaffArgument;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Adds the `Shell` to the model of every page.
@ControllerAdvice
public class ShellAdvice {

    /// What chooses a language, and what was just done, which a page says once.
    private static final Pattern DROPPED =
            Pattern.compile("(%s|%s|fait|refus|done)(=.*)?".formatted(FormLanguage.FIELD, LinkLanguage.PARAMETER));

    private final ServiceName service;
    private final PageSettings pages;
    private final SiteIdentity site;

    public ShellAdvice(ServiceName service, PageSettings pages, SiteIdentity site) {
        this.service = service;
        this.pages = pages;
        this.site = site;
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request) {
        // Only a GET can be repeated in another language, with its parameters; after a form the link leads to the page
        // itself.
        return new Shell(
                service.shortName(),
                "%s?%slang=".formatted(address(request), parameters(request)),
                StaffArgument.current(),
                DeviceKey.present(request),
                UnsentOnDevice.of(request),
                pages,
                site,
                TypedForm.of(request));
    }

    /// The parameters of the page that it has in another language too.
    private static String parameters(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null || !HttpMethod.GET.matches(request.getMethod())) return "";
        return Arrays.stream(query.split("&"))
                .filter(parameter ->
                        !parameter.isEmpty() && !DROPPED.matcher(parameter).matches())
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
    }

    /// The start page for visitors of this path: on staff pages that of the staff, but for people without a role, who
    /// may open none of them.
    String home(HttpServletRequest request) {
        var staff = StaffArgument.current();
        var opensNone = staff != null && pages.menuOf(staff).isEmpty();
        return pages.isForStaff(address(request)) && !opensNone ? pages.staffHome(staff) : "/";
    }

    /// Whether the page of this path has the staff's menu: a staff page while somebody is signed in.
    boolean hasMenu(HttpServletRequest request) {
        return pages.isForStaff(address(request)) && StaffArgument.current() != null;
    }

    /// The page that sends a new secret link; empty if there is none.
    String lostLink() {
        return pages.lostLink();
    }

    /// The requested path, also on an error page; never another host.
    static String address(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return (asked == null ? request.getRequestURI() : asked.toString()).replaceFirst("^/+", "/");
    }
}

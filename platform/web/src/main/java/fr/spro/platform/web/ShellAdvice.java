package fr.spro.platform.web;

import fr.spro.platform.web.forms.TypedForm;
import fr.spro.platform.web.security.StaffArgument;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Adds the `Shell` to the model of every page.
@ControllerAdvice
public class ShellAdvice {

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
        // Only a GET can be repeated in another language; after a form the link leads to the page itself.
        return new Shell(
                service.shortName(),
                address(request) + "?lang=",
                StaffArgument.current(),
                DeviceKey.of(request),
                UnsentOnDevice.of(request),
                pages,
                site,
                TypedForm.of(request));
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

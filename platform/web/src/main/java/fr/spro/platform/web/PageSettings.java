package fr.spro.platform.web;

import fr.spro.platform.web.security.Staff;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The part of the page shell that differs between suites. Labels are looked up as `suite.menu.<entry>`,
/// `suite.role.<role>` and `suite.footer.<page>`.
///
/// @param cookiePrefix first part of the names of all cookies
/// @param staffPath of the staff pages
/// @param staffRoles values of the claim `roles` that give access to staff pages and the API; others are
/// ignored
/// @param staffMenu entries as `MenuEntry` reads them; the first that a person may open is the page after signing in
/// @param footer addresses of the links at the end of each page
/// @param lostLink the page that sends a new secret link; empty if there is none
@Validated
@ConfigurationProperties("spro.pages")
public record PageSettings(
        @DefaultValue("APP") String cookiePrefix,
        @DefaultValue("/staff") String staffPath,
        @NotEmpty List<String> staffRoles,
        @NotEmpty List<String> staffMenu,
        @DefaultValue List<String> footer,
        @DefaultValue("") String lostLink) {

    /// All entries of the menu, whoever may open them.
    public List<MenuEntry> menuEntries() {
        return staffMenu.stream().map(MenuEntry::of).toList();
    }

    /// The names of the menu entries that this person may open; none without a role.
    public List<String> menuOf(@Nullable Staff staff) {
        if (staff == null || staff.roles().stream().noneMatch(staffRoles::contains)) return List.of();
        return menuEntries().stream()
                .filter(entry -> entry.isFor(staff))
                .map(MenuEntry::name)
                .toList();
    }

    /// The page after signing in. Without any entry it is the first page that no role is needed for, which asks to sign
    /// in or says why not.
    public String staffHome(@Nullable Staff staff) {
        var first = menuOf(staff).stream().findFirst();
        return staffPath + "/" + first.orElseGet(this::entryForEverybody);
    }

    private String entryForEverybody() {
        return menuEntries().stream()
                .filter(entry -> entry.roles().isEmpty())
                .findFirst()
                .orElse(menuEntries().getFirst())
                .name();
    }

    /// Whether a path belongs to a staff page.
    public boolean isForStaff(String address) {
        return address.startsWith(staffPath + "/");
    }

    public String sessionCookie(String service) {
        return "%s_%s".formatted(cookiePrefix, service.toUpperCase(Locale.ROOT));
    }

    /// Whether a cookie is the session of a service of this suite.
    public boolean isSessionCookie(String name) {
        var prefix = sessionCookie("");
        return name.startsWith(prefix) && name.indexOf('_', prefix.length()) < 0;
    }

    /// The cookie with the key to a kept form.
    public String formCookie(String service) {
        return "%s_FORM_%s".formatted(cookiePrefix, service.toUpperCase(Locale.ROOT));
    }

    /// The cookie with the page to show after signing in.
    public String targetCookie(String service) {
        return "%s_TARGET_%s".formatted(cookiePrefix, service.toUpperCase(Locale.ROOT));
    }

    public String languageCookie() {
        return cookiePrefix.toLowerCase(Locale.ROOT) + "-lang";
    }
}

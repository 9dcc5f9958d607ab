package fr.spro.platform.web;

import fr.spro.platform.web.security.Staff;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// An entry of the staff's menu, written as `name` or as `name:role|role`.
///
/// @param name the last path segment of its page
/// @param roles who may open the page; everybody of the staff if empty
public record MenuEntry(String name, Set<String> roles) {

    private static final Pattern SEPARATOR = Pattern.compile("\\|");

    public static MenuEntry of(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) return new MenuEntry(text, Set.of());
        return new MenuEntry(
                text.substring(0, colon), new TreeSet<>(Arrays.asList(SEPARATOR.split(text.substring(colon + 1)))));
    }

    boolean isFor(Staff staff) {
        return roles.isEmpty() || roles.stream().anyMatch(staff.roles()::contains);
    }
}

package fr.spro.registration.workspace;

import fr.spro.platform.web.security.Staff;
import fr.spro.suite.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The pages of a day's workspace, with the roles that may open them.
public enum Tab {
    PROGRAMME("", Role.ORGANISER, Role.COORDINATOR, Role.OPERATOR),
    REGISTRATIONS("/inscriptions", Role.ORGANISER, Role.COORDINATOR),
    CHECK_IN("/jour-j", Role.ORGANISER),
    AFTERWARDS("/apres", Role.ORGANISER);

    private final String path;
    private final Set<Role> roles;

    Tab(String path, Role... roles) {
        this.path = path;
        this.roles = Set.of(roles);
    }

    /// What follows the address of the day.
    public String path() {
        return path;
    }

    static List<Tab> of(Staff staff) {
        return Arrays.stream(values())
                .filter(tab -> tab.roles.stream().anyMatch(staff::is))
                .toList();
    }
}

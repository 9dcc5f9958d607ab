package fr.spro.suite;

import fr.spro.platform.web.security.StaffRole;
import java.util.Locale;

/// The roles of the staff in this suite.
public enum Role implements StaffRole {
    ORGANISER,
    COORDINATOR,
    OPERATOR;

    @Override
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package fr.spro.registration.documents;

import fr.spro.registration.day.Session;
import java.util.List;

/// What one participant wears at the day.
///
/// @param structure empty if they did not say
/// @param workshops those in which they have a seat
/// @param code an image of what the door reads
public record Badge(String name, String structure, List<Session> workshops, String code) {

    private static final int LARGE = 22;
    private static final int MEDIUM = 44;
    private static final int SMALL = 100;

    /// How large the name is printed, so that it fits.
    public String size() {
        if (name.length() <= LARGE) return "large";
        if (name.length() <= MEDIUM) return "medium";
        return name.length() <= SMALL ? "small" : "tiny";
    }
}

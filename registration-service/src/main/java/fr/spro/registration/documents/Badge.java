package fr.spro.registration.documents;

import fr.spro.registration.day.Session;
import java.util.List;

/// The data of a badge.
///
/// @param structure empty if unknown
/// @param workshops with a seat
/// @param code the QR code for the check-in desk
public record Badge(String name, String structure, List<Session> workshops, String code) {

    private static final int LARGE = 22;
    private static final int MEDIUM = 44;
    private static final int SMALL = 100;

    /// The font size with which the name fits.
    public String size() {
        if (name.length() <= LARGE) return "large";
        if (name.length() <= MEDIUM) return "medium";
        return name.length() <= SMALL ? "small" : "tiny";
    }
}

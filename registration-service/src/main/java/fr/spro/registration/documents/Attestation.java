package fr.spro.registration.documents;

import fr.spro.registration.day.Session;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The data of an attestation.
///
/// @param structure empty if unknown
/// @param sessions with recorded attendance, in the order of the programme; empty if it was recorded at the day only
/// @param duration of the sessions
/// @param address of the page that verifies the attestation
/// @param code the address as QR code
public record Attestation(
        String name, String structure, List<Session> sessions, Duration duration, String address, String code) {

    /// The characters of an address that fit on its line in the largest font size.
    private static final int LINE = 100;

    private static final double LARGEST = 8;

    /// The font size in points with which the address stands on one line.
    public String addressSize() {
        return String.format(Locale.ROOT, "%.1f", Math.min(LARGEST, LARGEST * LINE / address.length()));
    }
}

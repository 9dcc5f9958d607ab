package fr.spro.registration.enrolment;

import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.day.DayId;
import fr.spro.registration.text.AccentFolding;
import fr.spro.registration.text.SearchKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Search, filter and sort keys, stored with each registration and derived from its other components.
///
/// @param activeAddress day and e-mail address while it is active, unique
/// @param name the words of the name, by which it is sorted: surname first
/// @param text the words of name, address and free-text structure
public record Listing(@Nullable String activeAddress, String name, String text, State state) {

    public enum State {
        REQUESTED,
        CONFIRMED,
        PRESENT,
        CANCELLED,
        LAPSED,
        ERASED;

        /// The name in addresses and message keys.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Normalised: lower case, without accents.
    public static String normalise(String text) {
        return AccentFolding.fold(text).strip();
    }

    static String activeAddress(DayId day, EmailAddress email) {
        return "%s %s".formatted(day.value(), email.value());
    }

    static Listing of(
            DayId day, Participant participant, Wishes wishes, RegistrationStatus status, Attendance attendance) {
        var other = wishes.otherStructure() == null ? "" : wishes.otherStructure();
        var name = SearchKey.of(participant.name());
        var text = SearchKey.join(name, SearchKey.of(participant.email().value()), SearchKey.of(other));
        return new Listing(
                status.isActive() ? activeAddress(day, participant.email()) : null,
                name,
                text,
                state(status, attendance));
    }

    private static State state(RegistrationStatus status, Attendance attendance) {
        return switch (status) {
            case RegistrationStatus.Requested _ -> State.REQUESTED;
            case RegistrationStatus.Confirmed _ -> attendance.isCheckedIn() ? State.PRESENT : State.CONFIRMED;
            case RegistrationStatus.Cancelled _ -> State.CANCELLED;
            case RegistrationStatus.Lapsed _ -> State.LAPSED;
            case RegistrationStatus.Erased _ -> State.ERASED;
        };
    }
}

package fr.spro.registration.kiosk;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.roster.FindRegistrations;
import fr.spro.registration.roster.Roster;
import java.util.List;
import org.springframework.stereotype.Service;

/// Finds participants by their typed name at a tablet. Since anybody can type, it requires some letters,
/// shows few people, and none if there are many.
@Service
public class FindGuests {

    public sealed interface Outcome {

        /// @param areAll whether everybody found is included; people with identical data are not
        record Found(List<Guest> guests, boolean areAll) implements Outcome {}

        /// Fewer letters than the minimum, and nobody has exactly this surname or first name.
        record TooFewLetters() implements Outcome {}

        /// Too many people match.
        record TooManyMatches() implements Outcome {}

        /// All matches have identical visible data.
        record Ambiguous() implements Outcome {}

        record NoMatch() implements Outcome {}
    }

    public static final int MIN_LETTERS = 3;
    public static final int MAX_GUESTS = 5;

    private static final int MAX_LENGTH = 100;

    private final FindRegistrations findRegistrations;
    private final Roster roster;

    FindGuests(FindRegistrations findRegistrations, Roster roster) {
        this.findRegistrations = findRegistrations;
        this.roster = roster;
    }

    /// Fewer letters than the minimum are a whole surname or first name.
    ///
    /// @param text prefixes of first or last names, ignoring accents and case
    public Outcome handle(RegionalDay day, String text) {
        var typed = text.substring(0, Math.min(MAX_LENGTH, text.length()));
        var isShort = typed.codePoints().filter(Character::isLetter).count() < MIN_LETTERS;
        var found = isShort
                ? findRegistrations.called(day.id(), Scope.WHOLE, typed, MAX_GUESTS + 1)
                : findRegistrations.named(day.id(), Scope.WHOLE, typed, MAX_GUESTS + 1);
        if (found.isEmpty()) return isShort ? new Outcome.TooFewLetters() : new Outcome.NoMatch();
        if (found.size() > MAX_GUESTS) return new Outcome.TooManyMatches();
        var guests = distinguishable(found.stream().map(one -> guest(day, one)).toList());
        return guests.isEmpty() ? new Outcome.Ambiguous() : new Outcome.Found(guests, guests.size() == found.size());
    }

    private Guest guest(RegionalDay day, Registration registration) {
        var entry = roster.of(day, registration);
        return new Guest(
                registration.id().value(), entry.name().full(), Guest.abbreviate(entry.name()), entry.origin());
    }

    /// With the minimum of data that distinguishes them, without people with identical data.
    private static List<Guest> distinguishable(List<Guest> guests) {
        return guests.stream()
                .filter(guest -> guests.stream().noneMatch(guest::isIndistinguishableFrom))
                .map(guest ->
                        guests.stream().map(Guest::abbreviated).anyMatch(guest.abbreviated()::isIndistinguishableFrom)
                                ? guest
                                : guest.abbreviated())
                .toList();
    }
}

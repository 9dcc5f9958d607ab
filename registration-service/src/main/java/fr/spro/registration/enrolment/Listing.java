package fr.spro.registration.enrolment;

import java.text.Normalizer;
import java.util.Locale;

/// What lists of registrations are searched, filtered and sorted by, kept with each registration.
///
/// @param name plain, for sorting
/// @param text everything that is searched, plain
public record Listing(String name, String text, State state) {

    public enum State {
        REQUESTED,
        CONFIRMED,
        PRESENT,
        CANCELLED,
        LAPSED,
        ERASED;

        /// As addresses and message keys name it.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// In lower case and without accents, as people search.
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    static Listing of(Participant participant, Wishes wishes, State state) {
        var other = wishes.otherStructure() == null ? "" : wishes.otherStructure();
        var text = "%s %s %s".formatted(participant.name(), participant.email(), other);
        return new Listing(plain(participant.name()), plain(text), state);
    }
}

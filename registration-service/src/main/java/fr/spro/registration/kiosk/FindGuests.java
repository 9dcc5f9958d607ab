package fr.spro.registration.kiosk;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.Listing;
import fr.spro.registration.enrolment.Registration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/// Finds participants by their typed name at a tablet. Since anybody can type, it requires some letters,
/// shows few people, and none if there are many.
@Service
public class FindGuests {

    public sealed interface Outcome {

        /// @param areAll whether everybody found is included; people with identical data are not
        record Found(List<Guest> guests, boolean areAll) implements Outcome {}

        record TooFewLetters() implements Outcome {}

        /// Too many people match.
        record TooManyPeople() implements Outcome {}

        /// All matches have identical visible data.
        record AllAlike() implements Outcome {}

        record Nobody() implements Outcome {}
    }

    public static final int LETTERS = 3;
    public static final int SHOWN = 5;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 100;

    private final MongoOperations mongo;
    private final IdResolver idResolver;

    FindGuests(MongoOperations mongo, IdResolver idResolver) {
        this.mongo = mongo;
        this.idResolver = idResolver;
    }

    /// @param text prefixes of first or last names, ignoring accents and case
    public Outcome handle(RegionalDay day, String text) {
        var words = words(text);
        if (words.stream()
                        .flatMapToInt(String::codePoints)
                        .filter(Character::isLetter)
                        .count()
                < LETTERS) {
            return new Outcome.TooFewLetters();
        }
        var found = find(day.id(), words);
        if (found.isEmpty()) return new Outcome.Nobody();
        if (found.size() > SHOWN) return new Outcome.TooManyPeople();
        var guests = apart(found.stream().map(this::guest).toList());
        return guests.isEmpty() ? new Outcome.AllAlike() : new Outcome.Found(guests, guests.size() == found.size());
    }

    private static List<String> words(String text) {
        var plain = Listing.plain(text.substring(0, Math.min(LONGEST, text.length())));
        return Arrays.stream(BETWEEN_WORDS.split(plain.replace("œ", "oe").replace("æ", "ae")))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private List<Registration> find(DayId day, List<String> words) {
        var all = new ArrayList<Criteria>();
        all.add(where("day").is(day));
        all.add(where("activeAddress").exists(true));
        for (var word : words) all.add(where("listing.name").regex(beginning(word)));
        var query = new Query(new Criteria().andOperator(all))
                .with(Sort.by("listing.name", "_id"))
                .limit(SHOWN + 1);
        return mongo.find(query, Registration.class);
    }

    private static String beginning(String word) {
        return "(?:^|[^\\p{L}\\p{N}])" + word.replace("oe", "(?:oe|œ)").replace("ae", "(?:ae|æ)");
    }

    private Guest guest(Registration registration) {
        var wishes = registration.wishes();
        var structure = Optional.ofNullable(wishes.structure())
                .flatMap(idResolver::structure)
                .map(Structure::name);
        var other = wishes.otherStructure() == null ? "" : wishes.otherStructure();
        return new Guest(registration.id().value(), registration.participant().name(), structure.orElse(other));
    }

    /// With the minimum of data that distinguishes them, without people with identical data.
    private static List<Guest> apart(List<Guest> guests) {
        return guests.stream()
                .filter(guest -> guests.stream().noneMatch(guest::looksLike))
                .map(guest ->
                        guests.stream().map(Guest::brief).anyMatch(guest.brief()::looksLike) ? guest : guest.brief())
                .toList();
    }
}

package fr.spro.registration.mentions;

import fr.spro.platform.person.NameText;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.text.AccentFolding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds where a text may mention a person: the surname or a part of it, whatever its case, accents and hyphens;
/// the first name, if it begins with a capital; the e-mail address.
final class PersonPattern {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /// Shorter ones are words of every day, such as "de" and "le".
    private static final int MIN_PART = 4;

    private static final int MIN_FIRST_NAME = 3;

    /// A surname of three words may be written in one or in five.
    private static final int MAX_WORDS = 6;

    /// A word of a text as names are compared.
    private record Word(Passage passage, String folded, boolean isCapital) {}

    private final List<String> surnames;
    private final String firstName;
    private final String address;

    private PersonPattern(List<String> surnames, String firstName, String address) {
        this.surnames = surnames;
        this.firstName = firstName;
        this.address = address;
    }

    static PersonPattern of(Participant person) {
        var name = person.name();
        return new PersonPattern(
                surnames(name.last()),
                folded(name.first().value()),
                person.email().value());
    }

    /// The passages, in order, none of which overlaps another one.
    List<Passage> in(String text) {
        var words = words(text);
        var found = new ArrayList<>(addresses(text));
        for (int i = 0; i < words.size(); i++) {
            for (var surname : surnames) add(found, words, i, surname, _ -> true);
            if (firstName.length() >= MIN_FIRST_NAME) add(found, words, i, firstName, Word::isCapital);
        }
        return merged(found);
    }

    /// Adds the words from this one on that give the name when they are joined.
    private static void add(List<Passage> found, List<Word> words, int first, String name, Predicate<Word> accepts) {
        if (!accepts.test(words.get(first))) return;
        var joined = "";
        for (int i = first; i < Math.min(words.size(), first + MAX_WORDS); i++) {
            joined += words.get(i).folded();
            if (!name.startsWith(joined)) return;
            if (name.equals(joined)) {
                found.add(new Passage(
                        words.get(first).passage().from(),
                        words.get(i).passage().to()));
                return;
            }
        }
    }

    private List<Passage> addresses(String text) {
        if (address.isEmpty()) return List.of();
        var lower = text.toLowerCase(Locale.ROOT);
        var found = new ArrayList<Passage>();
        for (int at = lower.indexOf(address); at >= 0; at = lower.indexOf(address, at + 1)) {
            found.add(new Passage(at, Math.min(text.length(), at + address.length())));
        }
        return found;
    }

    static List<Passage> merged(List<Passage> passages) {
        var merged = new ArrayList<Passage>();
        for (var next :
                passages.stream().sorted(Comparator.comparingInt(Passage::from)).toList()) {
            if (!merged.isEmpty() && merged.getLast().overlaps(next)) {
                var last = merged.removeLast();
                merged.add(new Passage(last.from(), Math.max(last.to(), next.to())));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private static List<Word> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(found -> new Word(
                        new Passage(found.start(), found.end()),
                        folded(found.group()),
                        Character.isUpperCase(found.group().codePointAt(0))))
                .toList();
    }

    /// The whole surname and its longer parts.
    private static List<String> surnames(NameText surname) {
        var all = new ArrayList<String>();
        all.add(folded(surname.value()));
        Arrays.stream(AccentFolding.fold(surname.value()).split("[^\\p{L}\\p{N}]+"))
                .filter(part -> part.length() >= MIN_PART)
                .forEach(all::add);
        return all.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    private static String folded(String text) {
        return AccentFolding.fold(text).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}

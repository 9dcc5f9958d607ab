package fr.spro.platform.person;

import java.util.Arrays;
import java.util.List;

/// Splits a name that was typed or stored as one text.
///
/// Words in capitals at the beginning or the end are the surname, with the particles before them: "DE LA TOUR Marie",
/// "Marie de LA TOUR". Otherwise the first word is the first name: "Marie de La Tour". A single word is a surname.
public final class SplitName {

    /// Initials such as "JP" are shorter.
    private static final int MIN_CAPITALS = 3;

    private SplitName() {}

    public static PersonName of(String text) {
        var words = Arrays.asList(text.strip().split("\\s+"));
        var begin = 0;
        while (begin < words.size() && (isCapitals(words.get(begin)) || isParticle(words.get(begin)))) begin++;
        if (begin < words.size() && isSurname(words.subList(0, begin))) {
            return name(words.subList(begin, words.size()), words.subList(0, begin));
        }
        var end = words.size();
        while (end > 0 && (isCapitals(words.get(end - 1)) || isParticle(words.get(end - 1)))) end--;
        if (end > 0 && isSurname(words.subList(end, words.size()))) {
            return name(words.subList(0, end), words.subList(end, words.size()));
        }
        var first = Math.min(1, words.size() - 1);
        return name(words.subList(0, first), words.subList(first, words.size()));
    }

    /// Splits a text that begins with the surname: the last word is the first name.
    public static PersonName withSurnameFirst(String text) {
        var words = Arrays.asList(text.strip().split("\\s+"));
        var last = Math.max(1, words.size() - 1);
        return name(words.subList(last, words.size()), words.subList(0, last));
    }

    private static PersonName name(List<String> first, List<String> last) {
        return new PersonName(new NameText(String.join(" ", first)), new NameText(String.join(" ", last)));
    }

    private static boolean isSurname(List<String> words) {
        return words.stream()
                        .filter(SplitName::isCapitals)
                        .flatMapToInt(String::codePoints)
                        .filter(Character::isLetter)
                        .count()
                >= MIN_CAPITALS;
    }

    private static boolean isCapitals(String word) {
        return word.codePoints().anyMatch(Character::isUpperCase)
                && word.codePoints().noneMatch(Character::isLowerCase);
    }

    private static boolean isParticle(String word) {
        return !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
    }
}

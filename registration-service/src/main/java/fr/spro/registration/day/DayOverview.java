package fr.spro.registration.day;

import fr.spro.registration.text.AccentFolding;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A list of days in two parts: what is to come or to be done, the next one first; and what is over, the latest first.
public record DayOverview(List<RegionalDay> ahead, List<RegionalDay> over, Instant now) {

    /// @param text words that must all be in title or place
    public static DayOverview of(List<RegionalDay> all, String text, Instant now) {
        var words =
                Arrays.stream(AccentFolding.fold(text).strip().split("\\s+")).toList();
        var found = all.stream().filter(day -> matches(day, words)).toList();
        return new DayOverview(
                found.stream()
                        .filter(day -> isToDo(day, now))
                        .sorted(Comparator.comparing(RegionalDay::startsAt))
                        .toList(),
                found.stream()
                        .filter(day -> !isToDo(day, now))
                        .sorted(Comparator.comparing(RegionalDay::startsAt).reversed())
                        .toList(),
                now);
    }

    public boolean isEmpty() {
        return ahead.isEmpty() && over.isEmpty();
    }

    /// The part of the message keys of the day's state.
    public String state(RegionalDay day) {
        return DayState.of(day, now).code();
    }

    /// A published day of the past must still be completed; a draft of the past is forgotten.
    private static boolean isToDo(RegionalDay day, Instant now) {
        return day.isAhead() || !day.isPublic() && !day.isPast(now);
    }

    private static boolean matches(RegionalDay day, List<String> words) {
        var text = AccentFolding.fold("%s %s".formatted(day.title(), day.place()));
        return words.stream().allMatch(text::contains);
    }
}

package fr.spro.registration.imports;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.spreadsheet.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Parses lists of workshops by id or title, separated by commas or bars. The time grows with the length of
/// the list, which is limited.
final class NamedWorkshops {

    static final Chosen NOTHING = new Chosen(List.of(), List.of(), List.of());

    /// @param unknown the first parts that are not workshops of the day
    /// @param ambiguous titles of several workshops
    record Chosen(List<SessionId> workshops, List<String> unknown, List<String> ambiguous) {}

    /// Of twenty titles.
    static final int MAX_LENGTH = 4_000;

    static final int MOST_NAMED = 10;

    private final Map<String, List<SessionId>> byName = new HashMap<>();

    /// Of a title or id.
    private int mostCommas;

    NamedWorkshops(RegionalDay day) {
        for (var session : day.sessions()) {
            if (!session.isWorkshop()) continue;
            name(session.title(), session);
            name(session.id().value(), session);
        }
        nameInEnglish(day);
    }

    /// An English title that is also the French one of another workshop means the latter.
    private void nameInEnglish(RegionalDay day) {
        for (var session : day.sessions()) {
            var english = session.titleText().english();
            if (!session.isWorkshop() || english == null || isOfAnother(english, session)) continue;
            name(english, session);
        }
    }

    private boolean isOfAnother(String name, Session session) {
        return byName.getOrDefault(Texts.normalise(name), List.of()).stream().anyMatch(id -> !id.equals(session.id()));
    }

    private void name(String name, Session session) {
        mostCommas = Math.max(
                mostCommas, (int) name.chars().filter(letter -> letter == ',').count());
        var named = byName.computeIfAbsent(Texts.normalise(name), _ -> new ArrayList<>());
        if (!named.contains(session.id())) named.add(session.id());
    }

    /// @param text of at most `MAX_LENGTH` characters; nothing is chosen from a longer one
    Chosen choice(String text) {
        var chosen = new Chosen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (text.length() > MAX_LENGTH) return chosen;
        for (var part : text.split("[|\n;]")) choose(part.split(","), chosen);
        return chosen;
    }

    /// A title may contain commas, so the longest matching run of parts counts.
    private void choose(String[] parts, Chosen chosen) {
        for (int from = 0; from < parts.length; ) {
            var to = Math.min(parts.length, from + mostCommas + 1);
            while (to > from && !byName.containsKey(joined(parts, from, to))) to--;
            if (to == from) {
                if (!parts[from].isBlank() && chosen.unknown().size() < MOST_NAMED)
                    chosen.unknown().add(parts[from].strip());
                from++;
                continue;
            }
            var named = byName.get(joined(parts, from, to));
            if (named.size() > 1) chosen.ambiguous().add(joined(parts, from, to));
            else if (!chosen.workshops().contains(named.getFirst()))
                chosen.workshops().add(named.getFirst());
            from = to;
        }
    }

    private static String joined(String[] parts, int from, int to) {
        return Texts.normalise(String.join(",", List.of(parts).subList(from, to)));
    }
}

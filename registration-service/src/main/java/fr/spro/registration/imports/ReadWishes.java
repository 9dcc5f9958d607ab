package fr.spro.registration.imports;

import static fr.spro.registration.imports.PeopleColumns.NEEDS;
import static fr.spro.registration.imports.PeopleColumns.STRUCTURE;
import static fr.spro.registration.imports.PeopleColumns.STRUCTURE_ID;
import static fr.spro.registration.imports.PeopleColumns.WORKSHOPS;

import fr.spro.registration.day.Answer;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.CheckWishes;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.seating.SelectionMode;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Row;
import fr.spro.registration.spreadsheet.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parses the wishes of rows of people: structure, workshops, needs and answers. What is invalid is a violation.
final class ReadWishes {

    private static final int MAX_STRUCTURE_LENGTH = 200;
    private static final int MAX_NEEDS_LENGTH = 1000;

    private final SeatQueries seats;
    private final QuestionTexts texts;
    private final FileViolations violations;
    private final Map<String, List<StructureId>> structures;
    private final Map<DayId, NamedWorkshops> workshops = new HashMap<>();
    private final Map<DayId, ReadAnswers> answers = new HashMap<>();
    private final Map<DayId, SelectionMode> selectionModes = new HashMap<>();

    ReadWishes(IdResolver idResolver, SeatQueries seats, QuestionTexts texts, FileViolations violations) {
        this.seats = seats;
        this.texts = texts;
        this.violations = violations;
        this.structures = structures(idResolver);
    }

    /// By name and by id.
    private static Map<String, List<StructureId>> structures(IdResolver idResolver) {
        var known = new HashMap<String, List<StructureId>>();
        for (var named : idResolver.names()) {
            var ids = known.computeIfAbsent(Texts.normalise(named.name()), _ -> new ArrayList<>());
            if (!ids.contains(named.structure().id())) ids.add(named.structure().id());
        }
        // Ids take precedence over names.
        idResolver.structures().forEach((id, resolved) -> known.put(id.value(), List.of(resolved.id())));
        return known;
    }

    /// @param day null if the row has no valid one
    Wishes of(Row row, @Nullable RegionalDay day) {
        var needs = needs(row);
        var structure = structure(row);
        var chosen = workshops(row, day);
        var other = structure == null ? violations.text(row, STRUCTURE, MAX_STRUCTURE_LENGTH) : "";
        return new Wishes(
                structure,
                other.isEmpty() ? null : other,
                chosen,
                needs.isEmpty() ? null : needs,
                day == null ? Map.of() : answers(row, day));
    }

    private String needs(Row row) {
        var needs = row.get(NEEDS);
        if (Texts.length(needs) > MAX_NEEDS_LENGTH) {
            violations.add(row, NEEDS, "too-long", String.valueOf(MAX_NEEDS_LENGTH));
        }
        if (Texts.isUnprintable(needs)) violations.add(row, NEEDS, "unprintable");
        return needs;
    }

    private @Nullable StructureId structure(Row row) {
        if (!row.get(STRUCTURE_ID).isEmpty()) {
            var listed = structures.get(row.get(STRUCTURE_ID));
            if (listed == null) violations.add(row, STRUCTURE_ID, "unknown-structure");
            return listed == null ? null : listed.getFirst();
        }
        var written = row.get(STRUCTURE);
        var known = structures.getOrDefault(written, structures.getOrDefault(Texts.normalise(written), List.of()));
        if (known.size() > 1) violations.add(row, STRUCTURE, "ambiguous-structure");
        return known.isEmpty() ? null : known.getFirst();
    }

    private List<SessionId> workshops(Row row, @Nullable RegionalDay day) {
        var named = row.get(WORKSHOPS);
        if (named.length() > NamedWorkshops.MAX_LENGTH) {
            violations.add(row, WORKSHOPS, "too-long", String.valueOf(NamedWorkshops.MAX_LENGTH));
            return List.of();
        }
        if (day == null) return List.of();
        var chosen = workshops
                .computeIfAbsent(day.id(), _ -> new NamedWorkshops(day))
                .choice(named);
        chosen.unknown().forEach(name -> violations.addPart(row, WORKSHOPS, "unknown-workshop", name));
        chosen.ambiguous().forEach(name -> violations.addPart(row, WORKSHOPS, "ambiguous-workshop", name));
        if (!chosen.workshops().isEmpty()) checkWorkshops(row, day, chosen.workshops());
        return chosen.workshops();
    }

    private void checkWorkshops(Row row, RegionalDay day, List<SessionId> chosen) {
        if (CheckWishes.overlap(day, chosen)) {
            violations.add(row, WORKSHOPS, "workshops-overlap");
        }
        if (selectionModes.computeIfAbsent(day.id(), _ -> seats.selectionMode(day)) == SelectionMode.CLOSED) {
            violations.add(row, WORKSHOPS, "wishes-closed");
        }
    }

    private Map<String, Answer> answers(Row row, RegionalDay day) {
        return answers.computeIfAbsent(day.id(), _ -> new ReadAnswers(day, texts))
                .answers(row, violations);
    }
}

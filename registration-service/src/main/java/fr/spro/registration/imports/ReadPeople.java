package fr.spro.registration.imports;

import static fr.spro.registration.imports.PeopleColumns.DAY;
import static fr.spro.registration.imports.PeopleColumns.EMAIL;
import static fr.spro.registration.imports.PeopleColumns.FIRST_NAME;
import static fr.spro.registration.imports.PeopleColumns.LANGUAGE;
import static fr.spro.registration.imports.PeopleColumns.LAST_NAME;
import static fr.spro.registration.imports.PeopleColumns.NAME;
import static fr.spro.registration.imports.PeopleColumns.NEEDS;
import static fr.spro.registration.imports.PeopleColumns.REGISTERED_AT;
import static fr.spro.registration.imports.PeopleColumns.STATE;
import static fr.spro.registration.imports.PeopleColumns.STRUCTURE;
import static fr.spro.registration.imports.PeopleColumns.STRUCTURE_ID;
import static fr.spro.registration.imports.PeopleColumns.SURNAME_FIRST;
import static fr.spro.registration.imports.PeopleColumns.WORKSHOPS;

import fr.spro.platform.person.PersonName;
import fr.spro.platform.person.SplitName;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.CheckWishes;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.seating.SelectionMode;
import fr.spro.registration.spreadsheet.DateParser;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Row;
import fr.spro.registration.spreadsheet.Texts;
import fr.spro.suite.Dates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Parses rows of people with the current programme of their day and the current directory.
@Component
class ReadPeople {

    private static final int MAX_STRUCTURE_LENGTH = 200;
    private static final int MAX_NEEDS_LENGTH = 1000;

    /// Of twenty titles.
    private static final int MAX_WORKSHOPS_LENGTH = 4000;

    /// What is older is a slip of the year, or the date of another day.
    private static final Duration MAX_AGE = Duration.ofDays(365);

    private static final Map<String, String> LANGUAGES = Map.of(
            "", "fr", "fr", "fr", "francais", "fr", "french", "fr", "en", "en", "anglais", "en", "english", "en");

    /// The states of ended registrations in an export, in both languages and by code.
    private static final Set<String> ENDED = Set.of("annulee", "expiree", "cancelled", "lapsed", "expired");

    private final Days days;
    private final IdResolver idResolver;
    private final SeatQueries seats;
    private final QuestionTexts texts;
    private final Clock clock;

    ReadPeople(Days days, IdResolver idResolver, SeatQueries seats, QuestionTexts texts, Clock clock) {
        this.days = days;
        this.idResolver = idResolver;
        this.seats = seats;
        this.texts = texts;
        this.clock = clock;
    }

    /// Whether an export says that the registration has ended.
    static boolean isEnded(Row row) {
        return ENDED.contains(Texts.normalise(row.get(STATE)));
    }

    /// Returns the people of valid rows; violations are added to `violations`.
    ///
    /// @param defaultDay the day of rows without a day
    List<PersonRow> read(DayId defaultDay, List<Row> rows, FileViolations violations) {
        var reading = new Reading(defaultDay, violations, knownStructures());
        var people = new ArrayList<PersonRow>();
        rows.forEach(row -> reading.person(row).ifPresent(people::add));
        return people;
    }

    private Map<String, List<StructureId>> knownStructures() {
        var known = new HashMap<String, List<StructureId>>();
        for (var named : idResolver.names()) {
            var ids = known.computeIfAbsent(Texts.normalise(named.name()), _ -> new ArrayList<>());
            if (!ids.contains(named.structure().id())) ids.add(named.structure().id());
        }
        // Ids take precedence over names.
        idResolver.structures().forEach((id, resolved) -> known.put(id.value(), List.of(resolved.id())));
        return known;
    }

    private final class Reading {

        private final DayId defaultDay;
        private final FileViolations violations;
        private final Map<String, List<StructureId>> knownStructures;
        private final Map<DayId, Optional<RegionalDay>> knownDays = new HashMap<>();
        private final Map<DayId, NamedWorkshops> workshops = new HashMap<>();
        private final Map<DayId, ReadAnswers> answers = new HashMap<>();
        private final Map<DayId, SelectionMode> selectionMode = new HashMap<>();

        Reading(DayId defaultDay, FileViolations violations, Map<String, List<StructureId>> knownStructures) {
            this.defaultDay = defaultDay;
            this.violations = violations;
            this.knownStructures = knownStructures;
        }

        Optional<PersonRow> person(Row row) {
            var before = violations.count();
            var name = name(row);
            var email = violations.address(row, EMAIL);
            var language = LANGUAGES.get(Texts.normalise(row.get(LANGUAGE)));
            if (language == null) violations.add(row, LANGUAGE, "unknown-language");
            var registeredAt = parseInstant(row);
            var day = day(row);
            var wishes = wishes(row, day);
            if (day == null || language == null || violations.count() > before) return Optional.empty();
            var participant = new Participant(name, email, language);
            return Optional.of(new PersonRow(row, day.id(), participant, wishes, registeredAt));
        }

        /// In two columns or in one.
        private PersonName name(Row row) {
            if (!row.get(LAST_NAME).isEmpty()) return name(row, LAST_NAME);
            if (!row.get(FIRST_NAME).isEmpty()) return name(row, row.get(NAME).isEmpty() ? LAST_NAME : NAME);
            if (!row.get(SURNAME_FIRST).isEmpty()) {
                return SplitName.withSurnameFirst(violations.personName(row, SURNAME_FIRST));
            }
            var isMissing = row.get(NAME).isEmpty() && violations.concern(LAST_NAME);
            return SplitName.of(violations.personName(row, isMissing ? LAST_NAME : NAME));
        }

        private PersonName name(Row row, String surname) {
            var first = row.get(FIRST_NAME).isEmpty() ? "" : violations.personName(row, FIRST_NAME);
            return PersonName.parse(first, violations.personName(row, surname)).orElse(PersonName.NONE);
        }

        private @Nullable Instant parseInstant(Row row) {
            if (row.get(REGISTERED_AT).isEmpty()) return null;
            // As it is exported.
            var zone = find(row).map(RegionalDay::zone).orElse(Dates.ZONE);
            var instant = DateParser.read(row.get(REGISTERED_AT), zone);
            var now = clock.instant();
            if (instant.isEmpty()) violations.add(row, REGISTERED_AT, "not-a-date");
            else if (instant.get().isAfter(now)) violations.add(row, REGISTERED_AT, "in-the-future");
            else if (instant.get().isBefore(now.minus(MAX_AGE))) violations.add(row, REGISTERED_AT, "a-year-ago");
            return instant.orElse(null);
        }

        private @Nullable RegionalDay day(Row row) {
            var day = find(row);
            if (day.isEmpty()) violations.add(row, DAY, "unknown-day");
            else refuse(row, day.get());
            return day.filter(RegionalDay::isAhead).orElse(null);
        }

        /// Unless the day is ahead.
        private void refuse(Row row, RegionalDay day) {
            switch (day.status()) {
                case PUBLISHED, CLOSED -> {}
                case DRAFT -> {
                    if (day.isDiscarded()) violations.add(row, DAY, "day-discarded");
                    else violations.add(row, DAY, "day-draft");
                }
                case HELD -> violations.add(row, DAY, "day-held");
                case CANCELLED -> violations.add(row, DAY, "day-cancelled");
                case ARCHIVED -> violations.add(row, DAY, "day-archived");
            }
        }

        private Optional<RegionalDay> find(Row row) {
            var id = row.get(DAY).isEmpty() ? defaultDay : new DayId(row.get(DAY));
            return knownDays.computeIfAbsent(id, days::findById);
        }

        private Wishes wishes(Row row, @Nullable RegionalDay day) {
            var needs = row.get(NEEDS);
            if (Texts.length(needs) > MAX_NEEDS_LENGTH) {
                violations.add(row, NEEDS, "too-long", String.valueOf(MAX_NEEDS_LENGTH));
            }
            if (Texts.isUnprintable(needs)) violations.add(row, NEEDS, "unprintable");
            var named = row.get(WORKSHOPS);
            if (named.length() > NamedWorkshops.MAX_LENGTH) {
                violations.add(row, WORKSHOPS, "too-long", String.valueOf(NamedWorkshops.MAX_LENGTH));
            }
            var structure = structure(row);
            var isTooLong = Texts.length(row.get(WORKSHOPS)) > MAX_WORKSHOPS_LENGTH;
            if (isTooLong) violations.add(row, WORKSHOPS, "too-long", String.valueOf(MAX_WORKSHOPS_LENGTH));
            var chosen = day == null || isTooLong
                    ? NamedWorkshops.NOTHING
                    : workshops
                            .computeIfAbsent(day.id(), _ -> new NamedWorkshops(day))
                            .choice(named);
            chosen.unknown().forEach(name -> violations.addPart(row, WORKSHOPS, "unknown-workshop", name));
            chosen.ambiguous().forEach(name -> violations.addPart(row, WORKSHOPS, "ambiguous-workshop", name));
            var other = structure == null ? violations.text(row, STRUCTURE, MAX_STRUCTURE_LENGTH) : "";
            var wishes = new Wishes(
                    structure,
                    other.isEmpty() ? null : other,
                    chosen.workshops(),
                    needs.isEmpty() ? null : needs,
                    day == null
                            ? Map.of()
                            : answers.computeIfAbsent(day.id(), _ -> new ReadAnswers(day, texts))
                                    .answers(row, violations));
            if (day != null && !wishes.workshops().isEmpty()) checkWorkshops(row, day, wishes.workshops());
            return wishes;
        }

        private void checkWorkshops(Row row, RegionalDay day, List<SessionId> chosen) {
            if (CheckWishes.overlap(day, chosen)) {
                violations.add(row, WORKSHOPS, "workshops-overlap");
            }
            if (selectionMode.computeIfAbsent(day.id(), _ -> seats.selectionMode(day)) == SelectionMode.CLOSED) {
                violations.add(row, WORKSHOPS, "wishes-closed");
            }
        }

        private @Nullable StructureId structure(Row row) {
            if (!row.get(STRUCTURE_ID).isEmpty()) {
                var listed = knownStructures.get(row.get(STRUCTURE_ID));
                if (listed == null) violations.add(row, STRUCTURE_ID, "unknown-structure");
                return listed == null ? null : listed.getFirst();
            }
            var written = row.get(STRUCTURE);
            var known = knownStructures.getOrDefault(
                    written, knownStructures.getOrDefault(Texts.normalise(written), List.of()));
            if (known.size() > 1) violations.add(row, STRUCTURE, "ambiguous-structure");
            return known.isEmpty() ? null : known.getFirst();
        }
    }
}

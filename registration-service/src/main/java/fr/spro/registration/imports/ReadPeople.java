package fr.spro.registration.imports;

import static fr.spro.registration.imports.PeopleColumns.DAY;
import static fr.spro.registration.imports.PeopleColumns.EMAIL;
import static fr.spro.registration.imports.PeopleColumns.FIRST_NAME;
import static fr.spro.registration.imports.PeopleColumns.LANGUAGE;
import static fr.spro.registration.imports.PeopleColumns.LAST_NAME;
import static fr.spro.registration.imports.PeopleColumns.NAME;
import static fr.spro.registration.imports.PeopleColumns.REGISTERED_AT;
import static fr.spro.registration.imports.PeopleColumns.STATE;
import static fr.spro.registration.imports.PeopleColumns.SURNAME_FIRST;

import fr.spro.platform.person.PersonName;
import fr.spro.platform.person.SplitName;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.seating.SeatQueries;
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

    /// What is older is a slip of the year, or the date of another day.
    private static final Duration MAX_AGE = Duration.ofDays(365);

    private static final Map<String, String> LANGUAGES = Map.of(
            "", "fr", "fr", "fr", "francais", "fr", "french", "fr", "en", "en", "anglais", "en", "english", "en");

    /// The states of ended registrations in an export, in both languages and by code. After the day these are also
    /// those of people who never confirmed, or did not accept the place that was offered.
    private static final Set<String> ENDED = Set.of(
            "annulee",
            "expiree",
            "cancelled",
            "lapsed",
            "expired",
            "jamais confirmee",
            "never confirmed",
            "place non acceptee",
            "place not accepted");

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
        var reading = new Reading(defaultDay, violations, new ReadWishes(idResolver, seats, texts, violations));
        var people = new ArrayList<PersonRow>();
        rows.forEach(row -> reading.person(row).ifPresent(people::add));
        return people;
    }

    private final class Reading {

        private final DayId defaultDay;
        private final FileViolations violations;
        private final ReadWishes wishes;
        private final Map<DayId, Optional<RegionalDay>> knownDays = new HashMap<>();

        Reading(DayId defaultDay, FileViolations violations, ReadWishes wishes) {
            this.defaultDay = defaultDay;
            this.violations = violations;
            this.wishes = wishes;
        }

        Optional<PersonRow> person(Row row) {
            var before = violations.count();
            var name = name(row);
            var email = violations.address(row, EMAIL);
            var language = LANGUAGES.get(Texts.normalise(row.get(LANGUAGE)));
            if (language == null) violations.add(row, LANGUAGE, "unknown-language");
            var registeredAt = parseInstant(row);
            var day = day(row);
            var chosen = wishes.of(row, day);
            if (day == null || language == null || violations.count() > before) return Optional.empty();
            var participant = new Participant(name, email, language);
            return Optional.of(new PersonRow(row, day.id(), participant, chosen, registeredAt));
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
    }
}

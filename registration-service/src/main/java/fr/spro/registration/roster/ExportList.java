package fr.spro.registration.roster;

import fr.spro.registration.day.Answer;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.ParticipantState.Seat;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.roster.FindRegistrations.Search;
import fr.spro.registration.spreadsheet.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// Exports a list of registrations for people: headings and values are in their language, and an import reads
/// the file back unchanged.
@Service
public class ExportList {

    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /// Separates workshops, and the parts of an answer.
    private static final String BAR = " | ";

    private static final List<String> COLUMNS = List.of(
            "last-name",
            "first-name",
            "email",
            "language",
            "structure",
            "structure-id",
            "state",
            "registered-at",
            "checked-in-at",
            "needs",
            "workshops",
            "place");

    private final FindRegistrations findRegistrations;
    private final Roster roster;
    private final QuestionTexts texts;
    private final MessageSource messages;

    ExportList(FindRegistrations findRegistrations, Roster roster, QuestionTexts texts, MessageSource messages) {
        this.findRegistrations = findRegistrations;
        this.roster = roster;
        this.texts = texts;
        this.messages = messages;
    }

    public void csv(RegionalDay day, Search search, Locale language, OutputStream to) throws IOException {
        SpreadsheetWriter.csv(rows(day, findRegistrations.all(search), language), to);
    }

    /// Of these registrations, whose visibility was checked.
    public void csv(RegionalDay day, List<Registration> selected, Locale language, OutputStream to) throws IOException {
        SpreadsheetWriter.csv(rows(day, selected.stream(), language), to);
    }

    /// Of these registrations, whose visibility was checked.
    public void xlsx(RegionalDay day, List<Registration> selected, Locale language, OutputStream to)
            throws IOException {
        SpreadsheetWriter.xlsx(day.id().value(), rows(day, selected.stream(), language), to);
    }

    public void xlsx(RegionalDay day, Search search, Locale language, OutputStream to) throws IOException {
        SpreadsheetWriter.xlsx(day.id().value(), rows(day, findRegistrations.all(search), language), to);
    }

    private Stream<List<String>> rows(RegionalDay day, Stream<Registration> registrations, Locale language) {
        var workshops = day.sessions().stream().filter(Session::isWorkshop).toList();
        var people = roster.entries(day, registrations)
                .filter(entry -> !entry.registration().isErased())
                .map(entry -> row(entry, day, workshops, language));
        return Stream.concat(Stream.of(header(day, workshops, language)), people);
    }

    private List<String> header(RegionalDay day, List<Session> workshops, Locale language) {
        var header = new ArrayList<String>();
        COLUMNS.forEach(column -> header.add(word("export.column." + column, language)));
        workshops.forEach(workshop -> header.add(word("export.column.workshop", language, workshop.title())));
        day.questions()
                .asked()
                .forEach(question -> header.add(question.wording().in(language)));
        return header;
    }

    private List<String> row(RosterEntry entry, RegionalDay day, List<Session> workshops, Locale language) {
        var registration = entry.registration();
        var participant = registration.participant();
        var wishes = registration.wishes();
        var state = entry.state();
        var row = new ArrayList<>(List.of(
                participant.name().last().value(),
                participant.name().first().value(),
                participant.email().value(),
                word("export.language." + participant.language(), language),
                entry.origin(),
                entry.structure()
                        .filter(Structure::isListed)
                        .map(structure -> structure.id().value())
                        .orElse(""),
                state(entry.words(), state, day.zone(), language),
                time(registration.requestedAt(), day.zone(), language),
                time(registration.attendance().checkedInAt(), day.zone(), language),
                wishes.needs() == null ? "" : wishes.needs(),
                wishes.workshops().stream()
                        .flatMap(id -> named(id, workshops).stream())
                        .collect(Collectors.joining(BAR)),
                entry.isOpen() || state.hasPlace() ? place(state, day.zone(), language) : ""));
        for (var workshop : workshops) {
            row.add(state.in(workshop.id())
                    .filter(seat -> entry.isOpen() || state.hasSeatIn(seat.session()))
                    .map(seat -> seat(seat, day.zone(), language))
                    .orElse(""));
        }
        for (var question : day.questions().asked()) {
            row.add(answer(question, wishes.answers().get(question.id().value()), language));
        }
        return row;
    }

    /// The title of a workshop, or its id if the title would not be recognised in a list. Nothing of one
    /// that was removed from the programme.
    private static Optional<String> named(SessionId id, List<Session> workshops) {
        return workshops.stream()
                .filter(workshop -> workshop.id().equals(id))
                .map(workshop -> isRecognised(workshop.title(), workshops) ? workshop.title() : id.value())
                .findFirst();
    }

    private static boolean isRecognised(String title, List<Session> workshops) {
        var namesakes = workshops.stream()
                .filter(other -> Texts.normalise(other.title()).equals(Texts.normalise(title)))
                .count();
        return namesakes == 1 && title.chars().noneMatch(letter -> "|;\n".indexOf(letter) >= 0);
    }

    private String answer(Question question, @Nullable Answer answer, Locale language) {
        if (answer == null) return "";
        return Stream.concat(
                        answer.options().stream().map(id -> texts.option(question, id, language)),
                        Stream.ofNullable(answer.text()))
                .collect(Collectors.joining(BAR));
    }

    private String state(String words, ParticipantState state, ZoneId zone, Locale language) {
        var rank = state.rank() == null ? "" : state.rank();
        return word("staff.row." + words, language, rank, time(state.until(), zone, language));
    }

    private String place(ParticipantState state, ZoneId zone, Locale language) {
        if (state.hasPlace()) return state.seated() ? word("export.place", language) : "";
        if (state.isUnplaced()) return word("staff.unplaced", language);
        var key = state.code() == Code.TO_CONFIRM ? "export.place.to-confirm-waiting" : "enrolment.place.waiting";
        return state.rank() != null
                ? word(key, language, state.rank())
                : reserved(state.isPlaceReserved(), state.code() == Code.OFFERED, state.until(), zone, language);
    }

    private String seat(ParticipantState.Workshop workshop, ZoneId zone, Locale language) {
        if (workshop.seat() == Seat.SEATED) return word("export.place", language);
        return workshop.seat() == Seat.WAITING
                ? word("enrolment.place.waiting", language, workshop.rank())
                : reserved(workshop.seat().isHeld(), workshop.seat() == Seat.OFFERED, workshop.until(), zone, language);
    }

    private String reserved(
            boolean isReserved, boolean isOffered, @Nullable Instant until, ZoneId zone, Locale language) {
        if (!isReserved) return "";
        return word(
                isOffered ? "staff.seat.offered" : "staff.seat.reserved", language, "", time(until, zone, language));
    }

    private String word(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private static String time(@Nullable Instant instant, ZoneId zone, Locale language) {
        if (instant == null) return "";
        var format = language.getLanguage().equals("en") ? ENGLISH : FRENCH;
        return format.format(instant.atZone(zone));
    }
}

package fr.spro.registration.roster;

import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.ParticipantState.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Exports all registrations of a day for programs: columns and values are the same in each language.
@Service
public class ExportRegistrations {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final List<String> COLUMNS = List.of(
            "id",
            "last_name",
            "first_name",
            "email",
            "language",
            "structure_id",
            "structure",
            "group",
            "state",
            "requested_at",
            "checked_in_at",
            "needs",
            "place");

    private final Roster roster;
    private final QuestionTexts texts;

    ExportRegistrations(Roster roster, QuestionTexts texts) {
        this.roster = roster;
        this.texts = texts;
    }

    public void csv(RegionalDay day, Scope scope, OutputStream to) throws IOException {
        try (var rows = rows(day, scope)) {
            SpreadsheetWriter.csv(rows, to);
        }
    }

    public void xlsx(RegionalDay day, Scope scope, OutputStream to) throws IOException {
        try (var rows = rows(day, scope)) {
            SpreadsheetWriter.xlsx(day.id().value(), rows, to);
        }
    }

    private Stream<List<String>> rows(RegionalDay day, Scope scope) {
        var workshops = day.sessions().stream().filter(Session::isWorkshop).toList();
        return Stream.concat(
                Stream.of(head(day, workshops)),
                roster.stream(day, scope)
                        .filter(entry -> !entry.registration().isErased())
                        .map(entry -> row(entry, day, workshops)));
    }

    private static List<String> head(RegionalDay day, List<Session> workshops) {
        return Stream.of(
                        COLUMNS.stream(),
                        workshops.stream().map(Session::title),
                        day.questions().asked().stream()
                                .map(question -> question.wording().french()))
                .flatMap(Function.identity())
                .toList();
    }

    private List<String> row(RosterEntry entry, RegionalDay day, List<Session> workshops) {
        var registration = entry.registration();
        var state = entry.state();
        var participant = registration.participant();
        var wishes = registration.wishes();
        var row = new ArrayList<>(List.of(
                registration.id().value(),
                participant.name().last().value(),
                participant.name().first().value(),
                participant.email().value(),
                participant.language(),
                entry.structure().map(structure -> structure.id().value()).orElse(""),
                entry.origin(),
                entry.structure().map(structure -> structure.group().value()).orElse(""),
                state.code() == Code.DAY_CANCELLED
                        ? state.code().name()
                        : registration.listing().state().name(),
                local(registration.requestedAt(), day.zone()),
                local(registration.attendance().checkedInAt(), day.zone()),
                wishes.needs() == null ? "" : wishes.needs(),
                placeText(state)));
        for (var workshop : workshops) {
            row.add(state.in(workshop.id()).map(ExportRegistrations::seatText).orElse(""));
        }
        for (var question : day.questions().asked()) {
            row.add(texts.answer(question, wishes.answers().get(question.id().value()), Locale.FRENCH));
        }
        return row;
    }

    private static String placeText(ParticipantState state) {
        return switch (state.code()) {
            case REGISTERED -> "seat";
            case PRESENT -> state.seated() ? "seat" : "";
            case OFFERED -> "offered";
            case TO_CONFIRM -> state.seated() ? "reserved" : waiting(state.rank());
            case WAITING -> waiting(state.rank());
            case DAY_CANCELLED, CANCELLED, LAPSED, ERASED -> "";
        };
    }

    private static String seatText(ParticipantState.Workshop workshop) {
        return switch (workshop.seat()) {
            case SEATED -> "seat";
            case OFFERED -> "offered";
            case RESERVED -> "reserved";
            case WAITING, AFTER_THE_DAY, NOT_NEEDED -> waiting(workshop.rank());
        };
    }

    private static String waiting(@Nullable Integer rank) {
        if (rank == null) return "";
        return rank == ParticipantState.NEXT ? "waiting" : "waiting %d".formatted(rank);
    }

    private static String local(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : LOCAL.format(instant.atZone(zone));
    }
}

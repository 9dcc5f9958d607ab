package fr.spro.notification.message;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.Session;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.notification.message.MailContent.Detail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Describes a day and a participant's sessions in a mail. The day is the current one, so a session of an
/// event may have been removed since.
record ProgrammeText(MailTexts texts, Day day) {

    /// When and where, and each workshop with a seat or a rank.
    List<Detail> details(Places places) {
        var access = day.access() == null ? day.place() : day.place() + ". " + day.access();
        var dayItself = Stream.of(
                new Detail(texts.common("when"), texts.period(day.startsAt(), day.endsAt())),
                new Detail(texts.common("place"), access));
        return Stream.concat(dayItself, workshops(places)).toList();
    }

    /// The description of the calendar entry: the workshops and the address of the participant's page.
    String description(Places places, String ownPage) {
        var workshops = workshops(places).map(workshop -> workshop.label() + " : " + workshop.text());
        return Stream.concat(workshops, Stream.of(ownPage)).collect(Collectors.joining("\n"));
    }

    String titles(List<String> sessions) {
        return sessions.stream()
                .flatMap(id -> session(id).stream())
                .map(session -> "«\u00a0%s\u00a0»".formatted(session.title()))
                .collect(Collectors.joining(", "));
    }

    private Stream<Detail> workshops(Places places) {
        return places.workshops().stream()
                .filter(place -> place.seated() || place.rank() != null)
                .flatMap(place ->
                        session(place.sessionId())
                                .map(session -> new Detail(describe(session), state(place)))
                                .stream());
    }

    private String describe(Session session) {
        return texts.common(
                "session",
                session.title(),
                texts.time(session.startsAt()),
                texts.time(session.endsAt()),
                session.room());
    }

    private String state(WorkshopPlace place) {
        return place.seated() ? texts.common("seat.seated") : texts.common("seat.waiting", place.rank());
    }

    private Optional<Session> session(String id) {
        return day.sessions().stream()
                .filter(session -> session.sessionId().equals(id))
                .findFirst();
    }
}

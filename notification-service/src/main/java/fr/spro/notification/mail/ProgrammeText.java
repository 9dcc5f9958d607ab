package fr.spro.notification.mail;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.Session;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.notification.mail.MailContent.Detail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Describes a day and a participant's sessions in a mail. The day is the current one, so a session of an
/// event may have been removed since.
record ProgrammeText(MailTexts texts, Day day) {

    /// What has no translation is in French.
    static final String LANGUAGE_OF_ORGANISERS = "fr";

    String title() {
        return day.titleIn(texts.language());
    }

    /// When, where and how to get there, the rank of who waits for the day, and each workshop with a seat or a rank, or
    /// chosen for when there is a place at the day.
    List<Detail> details(Places places) {
        var details = new ArrayList<Detail>();
        details.add(new Detail(texts.common("when"), texts.period(day.startsAt(), day.endsAt())));
        details.add(new Detail(texts.common("place"), day.place()));
        var access = day.accessIn(texts.language());
        if (access != null) details.add(Detail.written(texts.common("access"), access, languageOfAccess()));
        var rank = places.day().rank();
        if (rank != null) details.add(new Detail(texts.common("registration"), texts.common("seat.waiting", rank)));
        workshops(places).forEach(details::add);
        return details;
    }

    /// The wished workshops slot by slot, in the order of preference.
    Stream<Detail> wishes(List<String> wishes) {
        var wished = wishes.stream().flatMap(id -> session(id).stream()).toList();
        return wished.stream().sorted(Comparator.comparing(Session::startsAt)).map(session -> {
            var parallel = wished.stream()
                    .filter(other -> other.startsAt().equals(session.startsAt()))
                    .toList();
            return new Detail(describe(session), texts.common("wish", parallel.indexOf(session) + 1));
        });
    }

    /// The description of the calendar entry: the workshops with a seat and the public page of the day. A rank would go
    /// stale there.
    String description(Places places, String dayPage) {
        var seats = places.workshops().stream()
                .filter(place -> place.seated() && place.acceptUntil() == null)
                .toList();
        var workshops = workshops(new Places(places.day(), seats))
                .map(workshop -> "%s%s %s".formatted(workshop.label(), texts.common("colon"), workshop.text()));
        return Stream.concat(workshops, Stream.of(dayPage)).collect(Collectors.joining("\n"));
    }

    /// Of each workshop with a rank, which seat at the same time it will replace.
    List<String> replacements(Places places) {
        return places.workshops().stream()
                .filter(place -> place.rank() != null)
                .flatMap(awaited -> places.workshops().stream()
                        .filter(held -> held.seated() && isParallel(held, awaited))
                        .map(held -> texts.common(
                                "replaces", titles(List.of(awaited.sessionId())), titles(List.of(held.sessionId())))))
                .toList();
    }

    private boolean isParallel(WorkshopPlace one, WorkshopPlace other) {
        var start = session(one.sessionId()).map(Session::startsAt);
        return start.isPresent() && start.equals(session(other.sessionId()).map(Session::startsAt));
    }

    String titles(List<String> sessions) {
        return sessions.stream()
                .flatMap(id -> session(id).stream())
                .map(session -> texts.common("quoted", titleOf(session)))
                .collect(Collectors.joining(", "));
    }

    private @Nullable String languageOfAccess() {
        return day.englishAccess() == null ? LANGUAGE_OF_ORGANISERS : null;
    }

    private Stream<Detail> workshops(Places places) {
        return places.workshops().stream()
                .filter(place ->
                        place.seated() || place.rank() != null || places.day().rank() != null)
                .flatMap(place -> session(place.sessionId())
                        .map(session -> new Detail(describe(session), state(place, session, places)))
                        .stream());
    }

    private String describe(Session session) {
        return texts.common(
                "session",
                titleOf(session),
                texts.time(session.startsAt()),
                texts.time(session.endsAt()),
                session.room());
    }

    private String titleOf(Session session) {
        return session.titleIn(texts.language());
    }

    private String state(WorkshopPlace place, Session session, Places places) {
        var until = place.acceptUntil();
        if (until != null) return texts.common("seat.offered", texts.dateTime(until));
        if (place.seated()) return texts.common("seat.seated");
        if (place.rank() != null) return texts.common("seat.waiting", place.rank());
        return texts.common(isInterim(session, places) ? "seat.after-the-day.interim" : "seat.after-the-day");
    }

    /// Whether another workshop at the same time is preferred.
    private boolean isInterim(Session session, Places places) {
        return places.workshops().stream()
                .takeWhile(place -> !place.sessionId().equals(session.sessionId()))
                .flatMap(place -> session(place.sessionId()).stream())
                .anyMatch(preferred -> preferred.startsAt().equals(session.startsAt()));
    }

    private Optional<Session> session(String id) {
        return day.sessions().stream()
                .filter(session -> session.sessionId().equals(id))
                .findFirst();
    }
}

package fr.spro.registration.day;

import fr.spro.contracts.DayEvent;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.DayClosed;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.platform.Aggregate;
import fr.spro.platform.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A day that people register for. Who has a seat is not part of it: the lists of arrivals stand in the same document
/// and are written by the enrolment alone.
///
/// @param request what asked for it, so that the same request asked again makes no second day
/// @param places how many can come
public record RegionalDay(
        @Id DayId id,
        String request,
        String title,
        String description,
        String place,
        @Nullable String access,
        Instant startsAt,
        Instant endsAt,
        int places,
        List<Session> sessions,
        List<Link> links,
        Status status,
        long version)
        implements Aggregate {

    public enum Status {
        DRAFT,
        PUBLISHED,
        CLOSED,
        HELD
    }

    /// What the organiser does with a day.
    public enum Step {
        PUBLISH,
        CLOSE,
        HOLD
    }

    /// Something to read after the day.
    public record Link(String title, String url) {}

    public boolean allows(Step step) {
        return switch (step) {
            case PUBLISH -> status == Status.DRAFT;
            case CLOSE -> status == Status.PUBLISHED;
            case HOLD -> status == Status.PUBLISHED || status == Status.CLOSED;
        };
    }

    Change<RegionalDay, DayEvent> take(Step step, Instant now) {
        return switch (step) {
            case PUBLISH -> Change.to(with(Status.PUBLISHED), new DayPublished(id.value(), told(), now));
            case CLOSE -> Change.to(with(Status.CLOSED), new DayClosed(id.value(), told(), now));
            case HOLD -> Change.to(with(Status.HELD), new DayHeld(id.value(), told(), now));
        };
    }

    /// The state that a step leads to.
    static Status after(Step step) {
        return switch (step) {
            case PUBLISH -> Status.PUBLISHED;
            case CLOSE -> Status.CLOSED;
            case HOLD -> Status.HELD;
        };
    }

    public boolean isPublic() {
        return status != Status.DRAFT;
    }

    public boolean takesRegistrations() {
        return status == Status.PUBLISHED;
    }

    public boolean isHeld() {
        return status == Status.HELD;
    }

    public Optional<Session> session(SessionId id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    /// The workshops by the time at which they begin.
    public List<Slot> slots() {
        var byStart = new TreeMap<Instant, List<Session>>();
        for (var session : sessions) {
            if (session.isWorkshop()) {
                byStart.computeIfAbsent(session.startsAt(), _ -> new ArrayList<>())
                        .add(session);
            }
        }
        return byStart.entrySet().stream()
                .map(entry -> new Slot(
                        entry.getKey(),
                        entry.getValue().stream()
                                .map(Session::endsAt)
                                .max(Instant::compareTo)
                                .orElseThrow(),
                        List.copyOf(entry.getValue())))
                .toList();
    }

    /// What everybody may know, at the version that this change makes.
    private Day told() {
        return new Day(
                version + 1,
                id.value(),
                title,
                startsAt,
                endsAt,
                place,
                access,
                sessions.stream()
                        .map(session -> new DayEvent.Session(
                                session.id().value(),
                                session.kind(),
                                session.title(),
                                session.startsAt(),
                                session.endsAt(),
                                session.room(),
                                session.seats()))
                        .toList(),
                links.stream()
                        .map(link -> new DayEvent.Link(link.title(), link.url()))
                        .toList());
    }

    private RegionalDay with(Status status) {
        return new RegionalDay(
                id,
                request,
                title,
                description,
                place,
                access,
                startsAt,
                endsAt,
                places,
                sessions,
                links,
                status,
                version);
    }
}

package fr.spro.registration.day;

import fr.spro.contracts.DayEvent;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.DayCancelled;
import fr.spro.contracts.DayEvent.DayChanged;
import fr.spro.contracts.DayEvent.DayClosed;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.contracts.DayEvent.DayReinstated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Creates the events about a day, with what the public may know of it.
///
/// @param day after the change, still with the version before it
record DayEvents(RegionalDay day, Instant at) {

    /// The event of a step; empty if other services need not know of it.
    Optional<DayEvent> of(Step step) {
        var id = day.id().value();
        return switch (step) {
            case PUBLISH -> Optional.of(new DayPublished(id, data(), at));
            case CLOSE -> Optional.of(new DayClosed(id, data(), at));
            case HOLD -> Optional.of(new DayHeld(id, data(), at));
            case CANCEL -> Optional.of(new DayCancelled(id, data(), at));
            case REOPEN, REVERT, REINSTATE -> Optional.of(new DayReinstated(id, data(), at));
            case ARCHIVE -> Optional.empty();
        };
    }

    DayEvent changed() {
        return new DayChanged(day.id().value(), data(), at);
    }

    private Day data() {
        var english = day.details().english();
        return new Day(
                day.version() + 1,
                day.address(),
                day.title(),
                day.startsAt(),
                day.endsAt(),
                day.place(),
                day.access(),
                sessions(),
                day.links().stream()
                        .map(link -> new DayEvent.Link(link.title(), link.url()))
                        .toList(),
                day.publicity().announcements().stream()
                        .map(announcement -> new DayEvent.Announcement(announcement.version(), announcement.text()))
                        .toList(),
                day.zone().getId(),
                day.titleText().english(),
                english == null ? null : english.access(),
                registrationUntil(),
                day.details().isRanked() ? null : day.choicesOpenUntil(at).orElse(at));
    }

    private @Nullable Instant registrationUntil() {
        if (day.opensAfter(at)) return null;
        return day.takesRegistrations(at) ? day.closesBy() : at;
    }

    private List<DayEvent.Session> sessions() {
        return day.sessions().stream()
                .map(session -> new DayEvent.Session(
                        session.id().value(),
                        session.kind(),
                        session.title(),
                        session.startsAt(),
                        session.endsAt(),
                        session.room(),
                        session.seats(),
                        session.titleText().english()))
                .toList();
    }
}

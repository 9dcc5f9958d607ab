package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Facts told by the registration service on `registration.days`, keyed by `dayId`.
///
/// Every fact carries the whole day, so a reader keeps the one of the highest version and needs no other.
/// Fields are only ever added; a change of meaning gets a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = DayEvent.Unknown.class)
public sealed interface DayEvent {

    /// The day is open to the public from now on.
    record DayPublished(String dayId, Day day, Instant publishedAt) implements DayEvent, DayState {}

    /// Something that a reader may show or mail has changed: programme, place, time, links.
    record DayChanged(String dayId, Day day, Instant changedAt) implements DayEvent, DayState {}

    /// Nobody can register any more.
    record DayClosed(String dayId, Day day, Instant closedAt) implements DayEvent, DayState {}

    /// The day took place.
    record DayHeld(String dayId, Day day, Instant heldAt) implements DayEvent, DayState {}

    /// The day will not take place.
    record DayCancelled(String dayId, Day day, Instant cancelledAt) implements DayEvent, DayState {}

    /// The day stands again: it was closed, held or cancelled by mistake.
    record DayReinstated(String dayId, Day day, Instant reinstatedAt) implements DayEvent, DayState {}

    /// A type newer than this reader; consumers skip and count it.
    record Unknown() implements DayEvent {}

    /// What every event of a day carries: the whole day as it is after the event.
    sealed interface DayState {
        String dayId();

        Day day();
    }

    /// A regional day as everybody may know it. Speakers are named as in the published programme.
    record Day(
            long version,
            String slug,
            String title,
            Instant startsAt,
            Instant endsAt,
            String place,
            @Nullable String access,
            List<Session> sessions,
            List<Link> links) {}

    /// A part of the programme; `seats` stands with workshops only.
    record Session(
            String sessionId,
            SessionKind kind,
            String title,
            Instant startsAt,
            Instant endsAt,
            String room,
            @Nullable Integer seats) {}

    /// What a part of the programme is.
    enum SessionKind {
        PLENARY,
        WORKSHOP,
        ROUND_TABLE
    }

    /// Something to read after the day.
    record Link(String title, String url) {}
}

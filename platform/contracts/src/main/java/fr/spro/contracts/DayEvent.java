package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Events published by the registration service on `registration.days`, keyed by `dayId`.
///
/// Every event carries the whole day, so a consumer only keeps the one with the highest version. Fields are
/// only added; a change of meaning is a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = DayEvent.Unknown.class)
public sealed interface DayEvent {

    /// The day is public and open for registration.
    record DayPublished(String dayId, Day day, Instant publishedAt) implements DayEvent, DayState {}

    /// Something that consumers may show or mail has changed: programme, place, time, links.
    record DayChanged(String dayId, Day day, Instant changedAt) implements DayEvent, DayState {}

    /// Registration is closed.
    record DayClosed(String dayId, Day day, Instant closedAt) implements DayEvent, DayState {}

    /// The day took place.
    record DayHeld(String dayId, Day day, Instant heldAt) implements DayEvent, DayState {}

    /// The day will not take place.
    record DayCancelled(String dayId, Day day, Instant cancelledAt) implements DayEvent, DayState {}

    /// The day is open again: it was closed, held or cancelled by mistake.
    record DayReinstated(String dayId, Day day, Instant reinstatedAt) implements DayEvent, DayState {}

    /// A type that this version does not know; consumers skip and count it.
    record Unknown() implements DayEvent {}

    /// What every event of a day carries: the whole day as it is after the event.
    sealed interface DayState {
        String dayId();

        Day day();
    }

    /// The public data of a regional day. Speakers are named as in the published programme. `announcements` are
    /// the latest ones, the oldest first. `zone` is the IANA time zone of the place, absent in older events. The
    /// English texts are absent where the French ones are not translated. People can register until
    /// `registrationUntil` and choose other workshops until `choicesUntil`; a time before that of the event says
    /// that they cannot. Both are absent in older events, and where it is not known: before registration opens,
    /// and for workshops that are allocated by wishes.
    record Day(
            long version,
            String slug,
            String title,
            Instant startsAt,
            Instant endsAt,
            String place,
            @Nullable String access,
            List<Session> sessions,
            List<Link> links,
            @Nullable List<Announcement> announcements,
            @Nullable String zone,
            @Nullable String englishTitle,
            @Nullable String englishAccess,
            @Nullable Instant registrationUntil,
            @Nullable Instant choicesUntil) {

        /// The title in this language, in French if it is not translated.
        public String titleIn(Locale language) {
            return englishTitle != null && isEnglish(language) ? englishTitle : title;
        }

        /// How to get there, likewise.
        public @Nullable String accessIn(Locale language) {
            return access != null && englishAccess != null && isEnglish(language) ? englishAccess : access;
        }
    }

    /// A part of the programme; only workshops have `seats`.
    record Session(
            String sessionId,
            SessionKind kind,
            String title,
            Instant startsAt,
            Instant endsAt,
            String room,
            @Nullable Integer seats,
            @Nullable String englishTitle) {

        /// The title in this language, in French if it is not translated.
        public String titleIn(Locale language) {
            return englishTitle != null && isEnglish(language) ? englishTitle : title;
        }
    }

    /// The kind of a part of the programme.
    enum SessionKind {
        PLENARY,
        WORKSHOP,
        ROUND_TABLE
    }

    /// A message of the organiser to all participants about a change of the day, which made this `version`.
    record Announcement(long version, String text) {}

    /// A link to an article about the day.
    record Link(String title, String url) {}

    private static boolean isEnglish(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}

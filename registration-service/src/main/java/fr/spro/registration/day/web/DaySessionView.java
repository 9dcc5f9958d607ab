package fr.spro.registration.day.web;

import fr.spro.registration.day.EnglishSession;
import fr.spro.registration.day.ProgrammePart;
import fr.spro.registration.day.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session of a day in the API.
record DaySessionView(
        String id,
        ProgrammePart kind,
        String title,
        Instant startsAt,
        Instant endsAt,
        String room,
        @Nullable Integer seats,
        List<String> speakers,
        @Nullable String summary,
        @Nullable EnglishSession english) {

    static DaySessionView of(Session session) {
        return new DaySessionView(
                session.id().value(),
                session.part(),
                session.title(),
                session.startsAt(),
                session.endsAt(),
                session.room(),
                session.seats(),
                session.speakers(),
                session.summary(),
                session.english());
    }
}

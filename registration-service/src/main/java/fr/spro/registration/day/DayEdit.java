package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.RegionalDay.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of the content of a day: its description, its programme or its questions.
public sealed interface DayEdit {

    RegionalDay applyTo(RegionalDay day, Instant now);

    /// The action in the audit log.
    DayAction action(RegionalDay before);

    /// The session or question concerned, if it is one.
    default @Nullable TextId about() {
        return null;
    }

    /// Replaces the whole content.
    record Rewrite(Details details, List<Session> sessions, List<Link> links, Questions questions) implements DayEdit {

        /// Everything as in this day.
        public static Rewrite as(RegionalDay wanted) {
            return new Rewrite(wanted.details(), wanted.sessions(), wanted.links(), wanted.questions());
        }

        @Override
        public RegionalDay applyTo(RegionalDay day, Instant now) {
            return day.with(details, links).with(sessions).with(questions);
        }

        @Override
        public DayAction action(RegionalDay before) {
            return DayAction.CHANGED;
        }
    }

    /// Which sessions move with the day.
    enum SessionsMove {
        /// To its date and by the difference of its start.
        WITH_DAY,
        /// To its date, at the same hours.
        WITH_DATE
    }

    /// Replaces all but sessions and questions. Sessions and unchanged deadlines move with the day.
    ///
    /// @param message of the organiser to the participants, if they are notified
    record Describe(
            Details details,
            List<Link> links,
            SessionsMove sessionsMove,
            @Nullable String message) implements DayEdit {

        public Describe(Details details, List<Link> links) {
            this(details, links, SessionsMove.WITH_DAY, null);
        }

        /// How the sessions of this day move.
        public Shift shift(RegionalDay day) {
            var shift = Shift.between(day.zone(), day.startsAt(), details.startsAt());
            return sessionsMove == SessionsMove.WITH_DAY ? shift : shift.datesOnly(day.startsAt());
        }

        @Override
        public RegionalDay applyTo(RegionalDay day, Instant now) {
            var shift = shift(day);
            var sessions = day.sessions().stream().map(shift::apply).toList();
            var moved = details.movingDeadlines(day.details(), shift.datesOnly(day.startsAt()), now);
            return day.with(moved, links).with(sessions).announcing(Announcement.About.MOVE, message);
        }

        @Override
        public DayAction action(RegionalDay before) {
            return DayAction.CHANGED;
        }
    }

    /// Adds a session, or replaces the one of the same id.
    record PutSession(Session session) implements DayEdit {

        @Override
        public RegionalDay applyTo(RegionalDay day, Instant now) {
            return day.with(session);
        }

        @Override
        public DayAction action(RegionalDay before) {
            return before.session(session.id()).isPresent() ? DayAction.SESSION_CHANGED : DayAction.SESSION_ADDED;
        }

        @Override
        public TextId about() {
            return session.id();
        }
    }

    record RemoveSession(SessionId about) implements DayEdit {

        @Override
        public RegionalDay applyTo(RegionalDay day, Instant now) {
            return day.without(about);
        }

        @Override
        public DayAction action(RegionalDay before) {
            return DayAction.SESSION_REMOVED;
        }
    }

    /// Takes back the removal of a session, as long as nobody can have been told of it; otherwise nothing.
    ///
    /// @param settle the time after a change before anybody is told
    record RestoreSession(SessionId about, Duration settle) implements DayEdit {

        @Override
        public RegionalDay applyTo(RegionalDay day, Instant now) {
            return day.restorable(settle, now).stream()
                    .filter(removed -> removed.session().id().equals(about))
                    .findFirst()
                    .map(removed -> day.with(removed.among(day.sessions())))
                    .orElse(day);
        }

        @Override
        public DayAction action(RegionalDay before) {
            return DayAction.SESSION_RESTORED;
        }
    }

    /// Adds a question after all others, or replaces the one of the same id.
    record PutQuestion(Question question) implements DayEdit {

        @Override
        public RegionalDay applyTo(RegionalDay day, Instant now) {
            return day.with(day.questions().with(question));
        }

        @Override
        public DayAction action(RegionalDay before) {
            return before.questions().find(question.id()).isPresent()
                    ? DayAction.QUESTION_CHANGED
                    : DayAction.QUESTION_ADDED;
        }

        @Override
        public TextId about() {
            return question.id();
        }
    }

    /// Moves a question one place up.
    record MoveQuestionUp(QuestionId about) implements DayEdit {

        @Override
        public RegionalDay applyTo(RegionalDay day, Instant now) {
            return day.with(day.questions().movedUp(about));
        }

        @Override
        public DayAction action(RegionalDay before) {
            return DayAction.QUESTION_MOVED;
        }
    }

    /// Shows this picture instead of the present one.
    record PutPicture(Picture picture) implements DayEdit {

        @Override
        public RegionalDay applyTo(RegionalDay day, Instant now) {
            return day.with(picture);
        }

        @Override
        public DayAction action(RegionalDay before) {
            return DayAction.PICTURE_CHANGED;
        }
    }

    record RemovePicture() implements DayEdit {

        @Override
        public RegionalDay applyTo(RegionalDay day, Instant now) {
            return day.with((Picture) null);
        }

        @Override
        public DayAction action(RegionalDay before) {
            return DayAction.PICTURE_REMOVED;
        }
    }

    record RemoveQuestion(QuestionId about) implements DayEdit {

        @Override
        public RegionalDay applyTo(RegionalDay day, Instant now) {
            return day.with(day.questions().without(about));
        }

        @Override
        public DayAction action(RegionalDay before) {
            return DayAction.QUESTION_REMOVED;
        }
    }
}

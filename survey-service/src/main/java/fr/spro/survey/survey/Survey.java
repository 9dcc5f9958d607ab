package fr.spro.survey.survey;

import fr.spro.contracts.SurveyEvent;
import fr.spro.contracts.SurveyEvent.SurveyClosed;
import fr.spro.contracts.SurveyEvent.SurveyOpened;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.suite.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One questionnaire for one day, open from the day's end for some weeks. It pauses while the day is open again.
///
/// @param dayVersion the version of the day when it was last marked as held or open again
/// @param englishTitle null if the title of the day is not translated
/// @param dayReopened whether the day was marked as held by mistake. Absent in earlier documents
public record Survey(
        @Id SurveyId id,
        String dayId,
        long dayVersion,
        String title,
        @Nullable String englishTitle,
        Instant dayStartedAt,
        Instant closesAt,
        Status status,
        @Nullable Boolean dayReopened,
        long version)
        implements Aggregate {

    /// Whether answers are accepted.
    public sealed interface Status {
        record Open() implements Status {}

        record Closed(int invited, int answered, Instant at) implements Status {}
    }

    /// What people are told.
    public enum State {
        OPEN,
        /// The day is open again: nobody else is invited until it is marked as held once more. Those who were may
        /// answer.
        PAUSED,
        CLOSED;

        /// The name in message keys.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Duration OPEN_FOR = Duration.ofDays(21);

    /// The data of the day.
    ///
    /// @param heldAt when it was marked as held, however late that is read
    public record HeldDay(String dayId, long version, LocalizedText title, Instant startsAt, Instant heldAt) {}

    static Change<Survey, SurveyEvent> open(HeldDay day, Instant now) {
        var id = SurveyId.ofDay(day.dayId());
        var closesAt = day.heldAt().plus(OPEN_FOR);
        return Change.to(
                new Survey(
                        id,
                        day.dayId(),
                        day.version(),
                        day.title().french(),
                        day.title().english(),
                        day.startsAt(),
                        closesAt,
                        new Status.Open(),
                        false,
                        0),
                new SurveyOpened(id.value(), day.dayId(), closesAt, now));
    }

    /// The day opens again. A no-op for an earlier version of the day, in whatever order they are read.
    Change<Survey, SurveyEvent> pause(long ofVersion) {
        return day(ofVersion, true, closesAt);
    }

    /// The day was marked as held once more. An open survey is open as long as after the first time; a closed one
    /// stays closed. A no-op for an earlier version of the day.
    Change<Survey, SurveyEvent> resume(HeldDay day) {
        var closing = day.heldAt().plus(OPEN_FOR);
        return day(day.version(), false, isOpen() && closing.isAfter(closesAt) ? closing : closesAt);
    }

    private Change<Survey, SurveyEvent> day(long ofVersion, boolean isReopened, Instant closing) {
        if (ofVersion <= dayVersion) return Change.none(this);
        return Change.to(new Survey(
                id, dayId, ofVersion, title, englishTitle, dayStartedAt, closing, status, isReopened, version));
    }

    public LocalizedText titleText() {
        return new LocalizedText(title, englishTitle);
    }

    public State state() {
        if (!isOpen()) return State.CLOSED;
        return Boolean.TRUE.equals(dayReopened) ? State.PAUSED : State.OPEN;
    }

    /// Whether answers are accepted, also while it pauses.
    public boolean isOpen() {
        return status instanceof Status.Open;
    }

    /// Whether participants are invited; a day whose end is read after the survey's end invites nobody.
    boolean invitesAt(Instant now) {
        return state() == State.OPEN && now.isBefore(closesAt);
    }

    /// Whether its time is over, which does not pass while it pauses.
    public boolean isDue(Instant now) {
        return state() == State.OPEN && !now.isBefore(closesAt);
    }

    public boolean isClosedSince(Instant then) {
        return status instanceof Status.Closed(var _, var _, var at) && at.isBefore(then);
    }

    public Change<Survey, SurveyEvent> close(int invited, int answered, Instant now) {
        return switch (status) {
            case Status.Closed _ -> Change.none(this);
            case Status.Open _ ->
                Change.to(
                        new Survey(
                                id,
                                dayId,
                                dayVersion,
                                title,
                                englishTitle,
                                dayStartedAt,
                                closesAt,
                                new Status.Closed(invited, answered, now),
                                dayReopened,
                                version),
                        new SurveyClosed(id.value(), dayId, invited, answered, now));
        };
    }
}

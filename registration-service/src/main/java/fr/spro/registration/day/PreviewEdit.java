package fr.spro.registration.day;

import fr.spro.platform.violation.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Shows what a change of a day would mean, before it is made.
@Service
public class PreviewEdit {

    /// @param before the stored day
    /// @param after as the change would leave it
    /// @param isThenOver whether a public day that is not over would be over by this change
    public record Preview(RegionalDay before, RegionalDay after, Impact impact, boolean isThenOver) {

        /// Whether the day has another time or place, or is reached in another way.
        public boolean isMoved() {
            return !before.startsAt().equals(after.startsAt())
                    || !before.endsAt().equals(after.endsAt())
                    || !before.place().equals(after.place())
                    || !Objects.equals(before.access(), after.access());
        }

        /// The sessions at another time or in another room, as they will be.
        public List<Session> changedSessions() {
            return after.sessions().stream()
                    .filter(session -> before.session(session.id())
                            .filter(earlier -> !earlier.isAtTheSameTimeAndPlaceAs(session))
                            .isPresent())
                    .toList();
        }

        /// The sessions of a public day that keep their rooms although the venue is another one.
        public List<Session> sessionsOfEarlierVenue() {
            if (!before.isPublic() || before.place().equals(after.place())) return List.of();
            return after.sessions().stream()
                    .filter(session -> before.session(session.id())
                            .filter(earlier -> earlier.room().equals(session.room()))
                            .isPresent())
                    .toList();
        }

        /// The rooms of these.
        public List<String> roomsOfEarlierVenue() {
            return sessionsOfEarlierVenue().stream()
                    .map(Session::room)
                    .distinct()
                    .toList();
        }

        /// Whether participants are notified of it or lose something by it.
        public boolean concernsParticipants() {
            return impact.needsConsent();
        }

        /// The deadlines at another time, as they will be.
        public List<Deadline> movedDeadlines() {
            return Stream.of(
                            new Deadline(
                                    "closes",
                                    before.details().closesAt(),
                                    after.details().closesAt()),
                            new Deadline(
                                    "wishes",
                                    before.details().wishesUntil(),
                                    after.details().wishesUntil()),
                            new Deadline(
                                    "choices",
                                    before.details().choicesUntil(),
                                    after.details().choicesUntil()))
                    .filter(Deadline::isMoved)
                    .toList();
        }

        /// Whether the organiser has to see it first: also what moves with a day without participants.
        public boolean needsReview() {
            return concernsParticipants()
                    || isThenOver
                    || impact.unconfirmed() > 0
                    || !changedSessions().isEmpty()
                    || !sessionsOfEarlierVenue().isEmpty()
                    || isMoved() && !movedDeadlines().isEmpty();
        }

        /// Identifies what the organiser agrees to, so that consent to something else is none.
        public String token() {
            // How sessions move with a day is chosen together with the consent.
            var programme = isMoved()
                    ? List.of()
                    : after.sessions().stream()
                            .map(session -> List.of(session.id(), session.startsAt(), session.endsAt(), session.room()))
                            .toList();
            var text = List.of(
                            after.startsAt(),
                            after.endsAt(),
                            after.place(),
                            String.valueOf(after.access()),
                            programme,
                            impact.token())
                    .toString();
            return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        }
    }

    /// @param name as in the form of the day
    public record Deadline(
            String name, @Nullable Instant before, @Nullable Instant after) {

        private boolean isMoved() {
            return before != null && after != null && !before.equals(after);
        }
    }

    private final Days days;
    private final ImpactAssessment impact;
    private final Clock clock;

    PreviewEdit(Days days, ImpactAssessment impact, Clock clock) {
        this.days = days;
        this.impact = impact;
        this.clock = clock;
    }

    public sealed interface Outcome {

        record Shown(Preview preview) implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}

        /// It was changed concurrently.
        record Conflict() implements Outcome {}

        /// An archived day cannot be changed.
        record ReadOnly() implements Outcome {}
    }

    public Outcome handle(EditDay.Command command) {
        var before = days.get(command.day());
        if (before.isReadOnly()) return new Outcome.ReadOnly();
        if (command.version() != null && command.version() != before.version()) return new Outcome.Conflict();
        var after = command.edit().applyTo(before, clock.instant());
        var violations = EditDay.violations(before, after);
        if (!violations.isEmpty()) return new Outcome.Invalid(violations);
        var now = clock.instant();
        return new Outcome.Shown(new Preview(
                before,
                after,
                before.isPublic() ? impact.of(after) : Impact.NONE,
                before.isPublic() && !before.isOver(now) && after.isOver(now)));
    }

    /// Why `EditDay` would not make the change.
    public List<Violation> violations(DayId day, DayEdit edit) {
        var before = days.get(day);
        return EditDay.violations(before, edit.applyTo(before, clock.instant()));
    }

    /// @return empty if `EditDay` would not make the change
    public Optional<Preview> find(EditDay.Command command) {
        return handle(command) instanceof Outcome.Shown(var preview) ? Optional.of(preview) : Optional.empty();
    }
}

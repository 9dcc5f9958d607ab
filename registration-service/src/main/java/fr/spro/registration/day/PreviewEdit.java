package fr.spro.registration.day;

import fr.spro.platform.violation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Shows what a change of a day would mean, before it is made.
@Service
public class PreviewEdit {

    /// @param before the stored day
    /// @param after as the change would leave it
    public record Preview(RegionalDay before, RegionalDay after, Impact impact) {

        /// Whether the day has another time or place, or is reached in another way.
        public boolean isMoved() {
            return !before.startsAt().equals(after.startsAt())
                    || !before.endsAt().equals(after.endsAt())
                    || !before.place().equals(after.place())
                    || !Objects.equals(before.access(), after.access());
        }

        /// The sessions at another time, as they will be.
        public List<Session> movedSessions() {
            return after.sessions().stream()
                    .filter(session -> startBefore(session)
                            .filter(start -> !start.equals(session.startsAt()))
                            .isPresent())
                    .toList();
        }

        private Optional<Instant> startBefore(Session session) {
            return before.session(session.id()).map(Session::startsAt);
        }

        /// Whether the organiser has to see it first.
        public boolean needsConsent() {
            return impact.needsConsent()
                    || isMoved() && impact.notified() > 0
                    || !movedSessions().isEmpty();
        }

        /// Identifies what the organiser agrees to, so that consent to something else is none.
        public String token() {
            return isMoved() ? "%s %s %s".formatted(after.startsAt(), after.endsAt(), impact.token()) : impact.token();
        }
    }

    private final Days days;
    private final ImpactAssessment impact;

    PreviewEdit(Days days, ImpactAssessment impact) {
        this.days = days;
        this.impact = impact;
    }

    public sealed interface Outcome {

        record Shown(Preview preview) implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}

        /// It was changed concurrently.
        record Conflict() implements Outcome {}
    }

    public Outcome handle(EditDay.Command command) {
        var before = days.get(command.day());
        if (command.version() != null && command.version() != before.version()) return new Outcome.Conflict();
        var after = command.edit().applyTo(before);
        var violations = EditDay.violations(before, after);
        if (!violations.isEmpty()) return new Outcome.Invalid(violations);
        return new Outcome.Shown(new Preview(before, after, before.isAhead() ? impact.of(after) : Impact.NONE));
    }

    /// @return empty if `EditDay` would not make the change
    public Optional<Preview> find(EditDay.Command command) {
        return handle(command) instanceof Outcome.Shown(var preview) ? Optional.of(preview) : Optional.empty();
    }
}

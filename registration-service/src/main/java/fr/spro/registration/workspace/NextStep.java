package fr.spro.registration.workspace;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.seating.SelectionMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an organiser does next with a day. Each step leads to one page.
public enum NextStep {
    ADD_SESSION("sequences/nouvelle"),
    PUBLISH(Step.PUBLISH),
    ALLOCATE("repartition"),
    CLOSE(Step.CLOSE),
    PREPARE("papiers"),
    CHECK_IN("accueil"),
    HOLD(Step.HOLD),
    REPORTS("comptes-rendus"),
    REINSTATE(Step.REINSTATE),
    ARCHIVE(Step.ARCHIVE),
    DUPLICATE("copie");

    /// How long before the day it is time to end registration by hand.
    private static final Duration LAST_DAYS = Duration.ofDays(14);

    /// How long after the day it is time to archive it, which is final.
    private static final Duration AFTERWARDS = Duration.ofDays(30);

    private final String path;
    private final @Nullable Step step;

    NextStep(String path) {
        this.path = path;
        this.step = null;
    }

    NextStep(Step step) {
        this.path = step.name().toLowerCase(Locale.ROOT);
        this.step = step;
    }

    /// The last part of the address, below that of the day.
    public String path() {
        return path;
    }

    /// The part of its message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it takes back a mistake, so that it is offered and not advised.
    public boolean isUndo() {
        return this == REINSTATE;
    }

    boolean isA(Step other) {
        return step == other;
    }

    /// @param checkInOpensAt from when attendance can be recorded
    /// @param lacksReports whether a report of one of its workshops is not published
    /// @return empty while there is only to wait, such as for the end of registration
    public static Optional<NextStep> of(
            RegionalDay day, SelectionMode mode, Instant checkInOpensAt, boolean lacksReports, Instant now) {
        if (day.isDiscarded()) return Optional.empty();
        return switch (day.status()) {
            case DRAFT -> Optional.of(day.sessions().isEmpty() ? ADD_SESSION : PUBLISH);
            case PUBLISHED, CLOSED -> ofAhead(day, mode, checkInOpensAt, now);
            case HELD -> ofHeld(day, lacksReports, now);
            case CANCELLED -> Optional.of(day.isOver(now) ? ARCHIVE : REINSTATE);
            case ARCHIVED -> Optional.of(DUPLICATE);
        };
    }

    private static Optional<NextStep> ofAhead(
            RegionalDay day, SelectionMode mode, Instant checkInOpensAt, Instant now) {
        if (now.isAfter(day.lastSessionEndsAt())) return Optional.of(HOLD);
        if (!now.isBefore(checkInOpensAt)) return Optional.of(CHECK_IN);
        if (mode == SelectionMode.CLOSED) return Optional.of(ALLOCATE);
        if (!day.takesRegistrations(now)) return day.opensAfter(now) ? Optional.empty() : Optional.of(PREPARE);
        var isTimeToClose = now.isAfter(day.startsAt().minus(LAST_DAYS));
        return day.details().closesAt() == null && isTimeToClose ? Optional.of(CLOSE) : Optional.empty();
    }

    private static Optional<NextStep> ofHeld(RegionalDay day, boolean lacksReports, Instant now) {
        if (lacksReports) return Optional.of(REPORTS);
        return now.isAfter(day.endsAt().plus(AFTERWARDS)) ? Optional.of(ARCHIVE) : Optional.empty();
    }
}

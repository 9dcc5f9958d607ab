package fr.spro.registration.enrolment;

import fr.spro.registration.day.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a participant was first checked in at the day and in each of its sessions.
///
/// @param sessions in the order of time
/// @param withdrawals of check-ins made by mistake; absent if none
/// @param accepted the offers that the check-in accepted, open again once it is withdrawn; absent if none
public record Attendance(
        @Nullable Instant checkedInAt,
        List<Attended> sessions,
        @Nullable List<Withdrawal> withdrawals,
        @Nullable List<Offer> accepted) {

    /// An attended session with the time of the first check-in.
    public record Attended(SessionId session, Instant at) {

        private boolean isBy(SessionId other, Instant instant) {
            return session.equals(other) && !instant.isBefore(at);
        }
    }

    /// A withdrawal, which also applies to late duplicates of the withdrawn check-in.
    ///
    /// @param session absent for the day with all its sessions
    public record Withdrawal(@Nullable SessionId session, Instant at) {

        private boolean appliesTo(@Nullable SessionId other, Instant instant) {
            return (session == null || session.equals(other)) && !instant.isAfter(at);
        }
    }

    static final Attendance NONE = new Attendance(null, List.of(), null, null);

    private static final Comparator<Attended> EARLIEST_FIRST = Comparator.comparing(Attended::at)
            .thenComparing(attended -> attended.session().value());

    public boolean isCheckedIn() {
        return checkedInAt != null;
    }

    public boolean includes(SessionId session) {
        return sessions.stream().anyMatch(attended -> attended.session().equals(session));
    }

    /// Whether it is recorded for the day, or for this session if given.
    public boolean isRecorded(@Nullable SessionId session) {
        return session == null ? isCheckedIn() : includes(session);
    }

    /// Records attendance at the day, and at a session if given. The earliest instant counts, so check-ins
    /// may arrive late, twice and in any order. A no-op for a check-in that was withdrawn.
    Attendance record(@Nullable SessionId session, Instant at) {
        return isWithdrawn(session, at) ? this : recordAgain(session, at);
    }

    /// The same for somebody who knows of the withdrawal.
    Attendance recordAgain(@Nullable SessionId session, Instant at) {
        var first = checkedInAt == null || at.isBefore(checkedInAt) ? at : checkedInAt;
        return new Attendance(first, session == null ? sessions : with(session, at), withdrawals, accepted);
    }

    /// Withdraws attendance at a session, or at the day with all sessions; a no-op if it is not recorded.
    Attendance withdraw(@Nullable SessionId session, Instant now) {
        if (!isRecorded(session)) return this;
        var withdrawal = new Withdrawal(session, now);
        if (session == null) return new Attendance(null, List.of(), List.of(withdrawal), null);
        var earlier = existing().filter(other -> !session.equals(other.session()));
        return new Attendance(
                checkedInAt,
                others(session).toList(),
                Stream.concat(earlier, Stream.of(withdrawal)).toList(),
                accepted);
    }

    /// It as the acceptance of these offers, and of those before.
    Attendance accepting(List<Offer> offers) {
        if (offers.isEmpty()) return this;
        var all = Stream.concat(acceptedBefore(), offers.stream()).toList();
        return new Attendance(checkedInAt, sessions, withdrawals, all);
    }

    /// The offers that are open again without it. One whose time is over meanwhile stays accepted:
    /// nobody could answer it.
    List<Offer> reopened(Instant now) {
        return acceptedBefore().filter(offer -> !offer.isOverAt(now)).toList();
    }

    private Stream<Offer> acceptedBefore() {
        return accepted == null ? Stream.of() : accepted.stream();
    }

    private boolean isWithdrawn(@Nullable SessionId session, Instant at) {
        return existing().anyMatch(withdrawal -> withdrawal.appliesTo(session, at));
    }

    private Stream<Withdrawal> existing() {
        return withdrawals == null ? Stream.of() : withdrawals.stream();
    }

    private List<Attended> with(SessionId session, Instant at) {
        if (sessions.stream().anyMatch(attended -> attended.isBy(session, at))) return sessions;
        return Stream.concat(others(session), Stream.of(new Attended(session, at)))
                .sorted(EARLIEST_FIRST)
                .toList();
    }

    private Stream<Attended> others(SessionId session) {
        return sessions.stream().filter(attended -> !attended.session().equals(session));
    }
}

package fr.spro.registration.selection;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.FollowUpMail;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.roster.RosterEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The chosen registrations before something is done with them: who is concerned, in numbers.
///
/// @param chosen in the order of the list
/// @param others why some are left out of which their registrations do not tell it
/// @param now when they were read
public record Selection(
        RegionalDay day,
        BulkAction action,
        List<RosterEntry> chosen,
        Map<RegistrationId, LeftOut> others,
        Instant now) {

    /// Those whom the action changes or contains.
    public List<RosterEntry> concerned() {
        return chosen.stream().filter(entry -> leavesOut(entry).isEmpty()).toList();
    }

    /// The registrations of those concerned.
    public List<Registration> registrations() {
        return concerned().stream().map(RosterEntry::registration).toList();
    }

    public long omitted() {
        return chosen.size() - concerned().size();
    }

    /// Why the others are left out, in numbers.
    public List<LeftOut.Count> leftOut() {
        return LeftOut.count(reasons());
    }

    Stream<LeftOut> reasons() {
        return chosen.stream().flatMap(entry -> leavesOut(entry).stream());
    }

    private Optional<LeftOut> leavesOut(RosterEntry entry) {
        return action.leavesOut(day, entry, now)
                .or(() -> Optional.ofNullable(others.get(entry.registration().id())));
    }

    public boolean isTooLarge() {
        return concerned().size() > action.limit();
    }

    /// Concerned people with a place, also if they have not confirmed or accepted it yet.
    public long withPlace() {
        return count(entry -> entry.state().seated());
    }

    public long withoutPlace() {
        return concerned().size() - withPlace();
    }

    /// Concerned people who have not confirmed their address.
    public long unconfirmed() {
        return count(entry -> !entry.registration().isConfirmed());
    }

    /// Concerned people whose attendance is recorded.
    public long present() {
        return count(entry -> entry.registration().attendance().isCheckedIn());
    }

    /// Concerned people whose attendance at a session is recorded too.
    public long presentAtSessions() {
        return count(entry -> !entry.registration().attendance().sessions().isEmpty());
    }

    /// Concerned people who were told that their certificate is ready.
    public long attested() {
        return count(entry -> FollowUpMail.of(entry.registration(), day) == FollowUpMail.ATTESTATION_SENT);
    }

    /// Concerned people whose address was not confirmed before the cancellation.
    public long toConfirmAgain() {
        return count(entry -> entry.registration().wasUnconfirmed());
    }

    private long count(Predicate<RosterEntry> which) {
        return concerned().stream().filter(which).count();
    }
}

package fr.spro.notification;

import fr.spro.contracts.RegistrationEvent.Earlier;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events about a registration with only what a test is about; everything else is absent.
///
/// @param version of day and contact
/// @param at when they happen
public record EventsOf(String registration, String day, long version, Instant at) {

    public RegistrationRequested requested(Instant heldUntil) {
        return new RegistrationRequested(registration, day, version, version, 1, heldUntil, at, null, null);
    }

    public RegistrationConfirmed confirmed(Places places) {
        return new RegistrationConfirmed(
                registration, day, version, version, 1, null, places, at, null, null, null, null, null);
    }

    /// @param acceptUntil of an offer
    public ParticipantPromoted promoted(
            boolean isOfDay, List<String> workshops, Places places, @Nullable Instant acceptUntil) {
        return new ParticipantPromoted(
                registration, day, version, version, 1, isOfDay, workshops, places, at, acceptUntil, List.of(), null);
    }

    public RegistrationChanged changed(Reason reason, Places places) {
        return changed(List.of(reason), List.of(), List.of(), places);
    }

    public RegistrationChanged changed(List<Reason> reasons, List<String> lost, List<String> moved, Places places) {
        return changed(reasons, lost, moved, places, null, null);
    }

    /// @param acceptUntil of an offered place
    /// @param confirmUntil of a registration that is not confirmed
    public RegistrationChanged changed(
            List<Reason> reasons,
            List<String> lost,
            List<String> moved,
            Places places,
            @Nullable Instant acceptUntil,
            @Nullable Instant confirmUntil) {
        return new RegistrationChanged(
                registration,
                day,
                version,
                version,
                1,
                reasons,
                lost,
                moved,
                places,
                at,
                null,
                null,
                null,
                null,
                acceptUntil,
                confirmUntil,
                null);
    }

    /// @param known of a day that was moved just before it was cancelled
    public RegistrationChanged cancelledAfter(Earlier known, Places places) {
        return new RegistrationChanged(
                registration,
                day,
                version,
                version,
                1,
                List.of(Reason.DAY_CANCELLED),
                List.of(),
                List.of(),
                places,
                at,
                null,
                null,
                known,
                null,
                null,
                null,
                null);
    }

    /// The place at the day was only offered.
    public RegistrationChanged offerLost(Places places) {
        return new RegistrationChanged(
                registration,
                day,
                version,
                version,
                1,
                List.of(Reason.SEATS_LOST),
                List.of(),
                List.of(),
                places,
                at,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                List.of());
    }
}

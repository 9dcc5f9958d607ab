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
        return changed(reasons, lost, moved, places, null, acceptUntil, confirmUntil, null);
    }

    /// @param known what the participant was last notified of
    public RegistrationChanged changedFrom(Earlier known, Reason reason, Places places) {
        return changed(List.of(reason), List.of(), List.of(), places, known, null, null, null);
    }

    /// The place at the day was only offered.
    public RegistrationChanged offerLost(Places places) {
        return changed(List.of(Reason.SEATS_LOST), List.of(), List.of(), places, null, null, null, true);
    }

    /// @param dayOfferLost whether the place at the day is lost, and was only offered
    private RegistrationChanged changed(
            List<Reason> reasons,
            List<String> lost,
            List<String> moved,
            Places places,
            @Nullable Earlier known,
            @Nullable Instant acceptUntil,
            @Nullable Instant confirmUntil,
            @Nullable Boolean dayOfferLost) {
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
                dayOfferLost,
                null,
                known,
                null,
                acceptUntil,
                confirmUntil,
                null,
                dayOfferLost,
                null);
    }
}

package fr.spro.registration.enrolment.web;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.web.versions.Versioned;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Contact.NewAddress;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.ParticipantState.Seat;
import fr.spro.registration.enrolment.Registration;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/// A registration; erased ones have neither name nor address.
///
/// @param name first name and surname in one text
/// @param firstName empty if the person has only one name
/// @param version also its `ETag`
/// @param newEmail replaces `email` once its owner has confirmed it
/// @param structure an id of the directory; otherwise `otherStructure` is set
/// @param status what happened to the request; `state` is what people are told
/// @param present whether the participant attended
/// @param places the seats by the order of arrival, also those that must still be confirmed or accepted, but a gained
/// one only once the participant is notified
@NamedInterface("view")
public record RegistrationView(
        String registrationId,
        long version,
        String name,
        String firstName,
        String lastName,
        String email,
        @Nullable String newEmail,
        String language,
        @Nullable String structure,
        @Nullable String otherStructure,

        @Schema(allowableValues = {"REQUESTED", "CONFIRMED", "CANCELLED", "LAPSED", "ERASED"})
        String status,

        boolean present,
        CurrentState state,
        Instant requestedAt,
        Places places,
        @Nullable String needs,
        Map<String, Answer> answers)
        implements Versioned {

    /// The state as people are told it.
    ///
    /// @param rank on the waiting list of the day; 0 once a place has become free, which is offered or given soon
    /// @param until the deadline of the confirmation or of the offered place
    /// @param workshops the chosen ones, in order of preference
    @NamedInterface("view")
    public record CurrentState(
            Code code, @Nullable Integer rank, @Nullable Instant until, List<WorkshopState> workshops) {

        private static CurrentState of(ParticipantState state) {
            var workshops = state.workshops().stream()
                    .map(workshop -> new WorkshopState(
                            workshop.session().value(), workshop.seat(), workshop.rank(), workshop.until()))
                    .toList();
            return new CurrentState(state.code(), state.rank(), state.until(), workshops);
        }
    }

    /// The same for one workshop.
    @NamedInterface("view")
    public record WorkshopState(
            String sessionId,
            Seat seat,
            @Nullable Integer rank,
            @Nullable Instant until) {}

    public static RegistrationView of(RegionalDay day, Registration registration, Places places) {
        var name = registration.participant().name();
        var structure = registration.wishes().structure();
        return new RegistrationView(
                registration.id().value(),
                registration.version(),
                name.full(),
                name.first().value(),
                name.last().value(),
                registration.participant().email().value(),
                registration.contact().pendingAddress() instanceof NewAddress(var email, var _, var _, var _)
                        ? email.value()
                        : null,
                registration.participant().language(),
                structure == null ? null : structure.value(),
                registration.wishes().otherStructure(),
                registration.status().getClass().getSimpleName().toUpperCase(Locale.ROOT),
                registration.attendance().isCheckedIn(),
                CurrentState.of(ParticipantState.of(day, registration, places)),
                registration.requestedAt(),
                registration.known(places),
                registration.wishes().needs(),
                registration.wishes().answers());
    }
}

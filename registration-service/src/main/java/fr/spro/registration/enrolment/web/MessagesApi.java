package fr.spro.registration.enrolment.web;

import fr.spro.registration.enrolment.Deliveries;
import fr.spro.registration.enrolment.Delivery;
import fr.spro.registration.enrolment.Registration;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('ORGANISER')")
class MessagesApi {

    /// One e-mail to a participant.
    ///
    /// @param template the kind of message
    /// @param notSent the reason if it was not sent, such as `outcome-unknown`
    /// @param undelivered the reason if it came back after it was sent
    /// @param answer what the staff has done about a message that did not arrive, such as `told-by-phone`
    record MessageView(
            String template,
            @Nullable String notSent,
            @Nullable String undelivered,
            @Nullable String answer,
            Instant at) {

        static MessageView of(Delivery delivery) {
            return new MessageView(
                    delivery.template(),
                    delivery.notSent(),
                    delivery.undelivered(),
                    delivery.answered(),
                    delivery.at());
        }
    }

    private final Deliveries deliveries;

    MessagesApi(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Operation(summary = "Lists the messages to a participant and their delivery.")
    @GetMapping("/api/registration/v1/days/{slug}/registrations/{id}/messages")
    List<MessageView> list(Registration registration) {
        return deliveries.findByRegistrationInOrderByAt(List.of(registration.id())).stream()
                .map(MessageView::of)
                .toList();
    }
}

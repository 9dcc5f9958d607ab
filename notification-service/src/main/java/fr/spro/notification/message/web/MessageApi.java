package fr.spro.notification.message.web;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.message.MessageCounts;
import fr.spro.notification.message.MessageState;
import fr.spro.notification.message.Messages;
import fr.spro.notification.message.Messages.Search;
import fr.spro.notification.message.Notification;
import fr.spro.notification.message.NotificationId;
import fr.spro.notification.message.ResendMessage;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notification/v1/messages")
@PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
class MessageApi {

    private static final int PAGE = 100;

    /// A message as the API shows it: references as `registration:r-1`, no names.
    record View(
            String notificationId,
            String template,
            EntityRef recipient,
            MessageState state,
            @Nullable String reason,
            Instant createdAt,
            List<EntityRef> waitingFor) {
        static View of(Notification message) {
            var reason = message.reason();
            return new View(
                    message.id().value(),
                    message.template().key(),
                    message.about().ref(),
                    MessageState.of(message),
                    reason == null ? null : reason.value(),
                    message.createdAt(),
                    message.waitingFor());
        }
    }

    /// How many messages of a kind wait, were sent, were reported as undelivered, or are not sent.
    record Count(String template, long waiting, long sent, long undelivered, long notSent) {
        static Count of(MessageCounts.Count count) {
            return new Count(
                    count.kind().key(),
                    count.waiting(),
                    count.in(MessageState.SENT),
                    count.in(MessageState.UNDELIVERED),
                    count.in(MessageState.NOT_SENT));
        }
    }

    /// One page; `next` is the `before` of the following page.
    record Page(List<View> messages, @Nullable String next) {}

    private final Messages messages;
    private final MessageCounts messageCounts;
    private final ResendMessage resendMessage;

    MessageApi(Messages messages, MessageCounts messageCounts, ResendMessage resendMessage) {
        this.messages = messages;
        this.messageCounts = messageCounts;
        this.resendMessage = resendMessage;
    }

    @Operation(summary = "Returns a page of messages, the latest first.")
    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable MessageState state,
            @RequestParam(required = false) @Nullable String recipient,
            @RequestParam(required = false) @Nullable String before) {
        var views = messages.find(new Search(state, recipient, null, before), PAGE).stream()
                .map(View::of)
                .toList();
        return new Page(views, views.size() < PAGE ? null : views.getLast().notificationId());
    }

    /// The message to send again.
    record Resend(@NotBlank String notificationId) {}

    @Operation(
            summary = "Sends a message again if it is unknown whether it arrived.",
            description = "The recipient may receive it twice. The audit log says who did it.")
    @RejectedIf("there is no such message, its outcome is known, or it is no longer relevant")
    @PreAuthorize("hasRole('ORGANISER')")
    @PostMapping("/resend")
    View resend(@Valid @RequestBody Resend request, Staff staff) {
        var id = new NotificationId(request.notificationId());
        var isDone = messages.find(id).isPresent() && resendMessage.handle(id, staff.subject());
        if (!isDone) throw RejectedRequest.because("notificationId", "not-resendable");
        return View.of(messages.get(id));
    }

    @Operation(summary = "Returns the number of messages of each kind by what became of them.")
    @GetMapping("/counts")
    List<Count> counts() {
        return messageCounts.of(null).stream().map(Count::of).toList();
    }
}

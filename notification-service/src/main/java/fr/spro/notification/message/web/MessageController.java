package fr.spro.notification.message.web;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.known.Recipient;
import fr.spro.notification.message.MessageAction;
import fr.spro.notification.message.MessageCounts;
import fr.spro.notification.message.MessageCounts.Count;
import fr.spro.notification.message.MessageState;
import fr.spro.notification.message.Messages;
import fr.spro.notification.message.Messages.Search;
import fr.spro.notification.message.Notification;
import fr.spro.notification.message.NotificationId;
import fr.spro.notification.message.ResendMessage;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditQuery;
import fr.spro.platform.web.security.Staff;
import fr.spro.suite.Role;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of e-mails, as far as [Visibility] goes.
@Controller
class MessageController {

    private static final int PAGE = 50;
    private static final int RESENT = 20;
    private static final Set<MessageState> USUAL = Set.of(MessageState.DUE, MessageState.SENT, MessageState.NOT_SENT);

    private final Messages messages;
    private final MessageCounts messageCounts;
    private final ResendMessage resendMessage;
    private final AuditLog auditLog;
    private final Clock clock;

    MessageController(
            Messages messages,
            MessageCounts messageCounts,
            ResendMessage resendMessage,
            AuditLog auditLog,
            Clock clock) {
        this.messages = messages;
        this.messageCounts = messageCounts;
        this.resendMessage = resendMessage;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @GetMapping("/coordination/messages")
    String list(
            @RequestParam(name = "etat", defaultValue = "") String etat,
            @RequestParam(name = "pour", defaultValue = "") String about,
            @RequestParam(name = "avant", defaultValue = "") String before,
            Staff staff,
            Model model) {
        var visible = Visibility.of(staff, messages);
        var state = state(etat);
        var found = messages.find(new Search(state, absent(about), visible.recipients(), absent(before)), PAGE);
        var counts = messageCounts.of(visible.recipients());
        model.addAttribute("counts", counts);
        model.addAttribute("states", states(counts));
        model.addAttribute("state", state == null ? "" : state.key());
        model.addAttribute("about", about);
        model.addAttribute("emptiness", emptiness(state, about, before, visible.isWhole()));
        model.addAttribute(
                "rows",
                found.stream().map(message -> row(message, visible, staff)).toList());
        if (visible.isWhole()) model.addAttribute("resent", resent(about, visible));
        model.addAttribute(
                "next", found.size() < PAGE ? null : found.getLast().id().value());
        return "message/list";
    }

    /// Why a list without messages has none, in message keys.
    private static String emptiness(@Nullable MessageState state, String about, String before, boolean seesAll) {
        if (!before.isBlank()) return "end";
        if (!about.isBlank()) return "recipient";
        if (state != null) return "state";
        return seesAll ? "unfiltered" : "of-groups";
    }

    /// The latest messages that somebody has sent once more, to one recipient or to all.
    private List<ResentMessage> resent(String about, Visibility visible) {
        var subjects = about.isBlank() ? List.<String>of() : List.of(about.strip());
        var query = new AuditQuery(subjects, null, null, null);
        return auditLog.page(query, "", RESENT).entries().stream()
                .filter(entry -> entry.is(MessageAction.RESENT))
                .map(entry -> {
                    var ref = EntityRef.parse(entry.subjects().getLast());
                    var template = String.valueOf(entry.about());
                    return new ResentMessage(entry.at(), entry.by(), template, ref, name(ref, visible));
                })
                .toList();
    }

    private String name(EntityRef ref, Visibility visible) {
        return visible.isNamed(ref)
                ? messages.recipient(ref).map(Recipient::name).orElse(ref.id())
                : ref.id();
    }

    /// The page that says what sending it once more means.
    @GetMapping("/coordination/messages/renvoi")
    @PreAuthorize("hasRole('ORGANISER')")
    String ask(@RequestParam String id, Staff staff, Model model) {
        var message = messages.get(new NotificationId(id));
        if (!message.canBeResent(clock.instant())) return "redirect:/coordination/messages?impossible=renvoi";
        model.addAttribute("row", row(message, Visibility.of(staff, messages), staff));
        return "message/resend";
    }

    @PostMapping("/coordination/messages/renvoi")
    @PreAuthorize("hasRole('ORGANISER')")
    String resend(@RequestParam String id, Staff staff) {
        var isDone = resendMessage.handle(new NotificationId(id), staff.subject());
        return "redirect:/coordination/messages?%s=renvoi".formatted(isDone ? "fait" : "impossible");
    }

    private MessageRow row(Notification message, Visibility visible, Staff staff) {
        var ref = message.about().ref();
        var isResendable = staff.is(Role.ORGANISER) && message.canBeResent(clock.instant());
        return new MessageRow(message, MessageState.of(message), name(ref, visible), isResendable);
    }

    private static @Nullable MessageState state(String text) {
        for (var state : MessageState.values()) if (state.key().equals(text)) return state;
        return null;
    }

    /// The states that the page shows: the usual ones, and the others if there are messages in them.
    private static List<MessageState> states(List<Count> counts) {
        return Arrays.stream(MessageState.values())
                .filter(state -> USUAL.contains(state) || counts.stream().anyMatch(count -> count.in(state) > 0))
                .toList();
    }

    private static @Nullable String absent(String text) {
        return text.isBlank() ? null : text.strip();
    }
}

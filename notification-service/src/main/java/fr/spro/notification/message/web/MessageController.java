package fr.spro.notification.message.web;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.message.Messages;
import fr.spro.notification.message.Messages.Search;
import fr.spro.notification.message.Messages.State;
import fr.spro.notification.message.Notification;
import fr.spro.notification.projection.Recipient;
import fr.spro.platform.web.security.Staff;
import fr.spro.suite.Role;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of e-mails. Organisers see all, coordinators those to their groups and structures, operators all
/// without names.
@Controller
class MessageController {

    private static final int PAGE = 50;

    private final Messages messages;

    MessageController(Messages messages) {
        this.messages = messages;
    }

    @GetMapping("/coordination/messages")
    String list(
            @RequestParam(name = "etat", defaultValue = "") String etat,
            @RequestParam(name = "pour", defaultValue = "") String about,
            @RequestParam(name = "avant", defaultValue = "") String before,
            Staff staff,
            Model model) {
        var recipients = recipients(staff);
        var state = state(etat);
        var found = messages.find(new Search(state, absent(about), recipients, absent(before)), PAGE);
        var namesAreSeen = staff.is(Role.ORGANISER) || staff.is(Role.COORDINATOR);
        model.addAttribute("counts", messages.counts(recipients));
        model.addAttribute("state", state == null ? "" : word(state));
        model.addAttribute("about", about);
        model.addAttribute(
                "rows",
                found.stream().map(message -> row(message, namesAreSeen)).toList());
        model.addAttribute(
                "next", found.size() < PAGE ? null : found.getLast().id().value());
        return "message/list";
    }

    private @Nullable Collection<EntityRef> recipients(Staff staff) {
        var seesAll = staff.is(Role.ORGANISER) || staff.is(Role.OPERATOR);
        return seesAll ? null : messages.recipientsOf(staff.subject());
    }

    private MessageRow row(Notification message, boolean namesAreSeen) {
        var ref = message.about().ref();
        var name = namesAreSeen ? messages.recipient(ref).map(Recipient::name).orElse(ref.id()) : ref.id();
        return new MessageRow(message, Messages.state(message), name);
    }

    private static @Nullable State state(String text) {
        for (var state : State.values()) if (word(state).equals(text)) return state;
        return null;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String absent(String text) {
        return text.isBlank() ? null : text.strip();
    }
}

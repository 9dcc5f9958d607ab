package fr.spro.notification.mail;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// The mails that say what has changed for a participant, in the sentences of `ChangeText`.
record ChangeMails(MailLinks links) {

    DayMail changed(DayMail mail, RegistrationChanged event) {
        var texts = mail.texts;
        var changes = new ChangeText(texts, mail.day, event);
        var sentences = new ArrayList<>(changes.sentences());
        var confirmUntil = event.confirmUntil();
        var acceptUntil = event.acceptUntil();
        if (confirmUntil != null) {
            sentences.add(texts.of("UNCONFIRMED", texts.dateTime(confirmUntil)));
            mail.button(texts.of("button.unconfirmed"), links.ownPage(event))
                    .next(List.of(texts.of("next.unconfirmed")));
        } else if (acceptUntil != null) {
            sentences.add(texts.of("OFFER", texts.dateTime(acceptUntil)));
            mail.places(OfferedPlaces.of(event.places(), acceptUntil), links.ownPage(event))
                    .next(List.of(texts.of("next.offer")));
        } else if (changes.isOfferLost()) {
            mail.places(event.places(), links.ownPage(event)).next(List.of(texts.of("next")));
        } else {
            mail.places(event.places(), links.ownPage(event))
                    .calendar(event.places(), links.day(mail.day))
                    .next(next(texts, event));
        }
        return mail.subject(changes.subject())
                .lead(String.join("\n", sentences))
                .announcing(changes.announcements());
    }

    private static List<String> next(MailTexts texts, RegistrationChanged event) {
        var isSeated = event.places().day().seated();
        var next = new ArrayList<String>();
        next.add(texts.of(isSeated ? "next.calendar" : "next.calendar.waiting"));
        next.add(texts.of(hasOffer(event.places()) ? "next.offer" : "next"));
        if (isSeated && event.reasons().contains(Reason.DAY_MOVED)) next.add(texts.of("next.moved"));
        return next;
    }

    /// A day that was moved just before has both dates: the pages and some mails may have told the new one, others
    /// the earlier one, and neither is to be taken for a day that still takes place.
    DayMail dayCancelled(DayMail mail, RegistrationChanged event) {
        var texts = mail.texts;
        mail.subject(texts.of("subject", startWithEarlier(mail, event, MailTexts::date)))
                .lead(texts.of("lead", mail.programme.title(), startWithEarlier(mail, event, MailTexts::dateTime)))
                .announcing(new ChangeText(texts, mail.day, event).announcements())
                .button(links.home());
        // Nor have they an entry in a calendar.
        if (KnownName.isUnconfirmed(event.places())) return mail.next(List.of(texts.of("next.unconfirmed")));
        return mail.hasEntry ? mail.cancelled() : mail.next(List.of(texts.of("next.no-entry")));
    }

    private static String startWithEarlier(
            DayMail mail, RegistrationChanged event, BiFunction<MailTexts, Instant, String> form) {
        var now = form.apply(mail.texts, mail.day.startsAt());
        var known = event.earlier();
        var earlier = known == null ? now : form.apply(mail.texts.in(known.zone()), known.startsAt());
        return earlier.equals(now) ? now : mail.texts.of("previously", now, earlier);
    }

    private static boolean hasOffer(Places places) {
        return places.workshops().stream().anyMatch(place -> place.acceptUntil() != null);
    }
}

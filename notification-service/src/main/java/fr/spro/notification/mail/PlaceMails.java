package fr.spro.notification.mail;

import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mails that say which places a participant has, waits for or is offered: confirmed, promoted, an
/// offer that expired, a new link.
record PlaceMails(MailLinks links) {

    private static final Places NONE = new Places(new Place(false, null), List.of());

    DayMail confirmed(DayMail mail, RegistrationConfirmed event) {
        var texts = mail.texts;
        var variant = ofRestored(event.restored());
        // From then on nobody is promoted by a mail.
        var hasBegun = !event.confirmedAt().isBefore(mail.day.startsAt());
        mail.subject(texts.of("subject" + variant, texts.date(mail.day.startsAt())))
                .places(event.places(), links.ownPage(event));
        if (!texts.kind().equals(Kind.PLACE_WAITING)) return seated(mail, event, hasBegun ? ".begun" : "");
        if (hasBegun) return tooLate(mail, event);
        return mail.lead(texts.of(
                        "lead" + variant,
                        mail.programme.title(),
                        event.places().day().rank()))
                .next(List.of(texts.of("next")))
                .wishes(event);
    }

    private DayMail seated(DayMail mail, RegistrationConfirmed event, String begun) {
        var texts = mail.texts;
        var places = event.places();
        if (begun.isEmpty()) mail.replacing(places);
        var waits = places.workshops().stream().anyMatch(place -> place.rank() != null);
        return mail.lead(
                        texts.of("lead" + ofSeated(event), mail.programme.title(), texts.dateTime(mail.day.startsAt())))
                .calendar(places, links.day(mail.day))
                .next(waits ? List.of(texts.of("next"), texts.of("next.waiting" + begun)) : List.of(texts.of("next")))
                .wishes(event);
    }

    /// Who was let in may have no place: the attendance is what counts.
    private static String ofSeated(RegistrationConfirmed event) {
        var restored = ofRestored(event.restored());
        if (!Boolean.TRUE.equals(event.present())) return restored;
        return restored.isEmpty() ? ".let-in" : ".present";
    }

    /// Without a place on a day that has begun: no workshop and no rank.
    private DayMail tooLate(DayMail mail, RegistrationConfirmed event) {
        var texts = mail.texts;
        var lead = "lead" + ofRestored(event.restored()) + ".begun";
        return mail.places(NONE, links.ownPage(event))
                .subject(texts.of("subject.begun", texts.date(mail.day.startsAt())))
                .lead(texts.of(lead, mail.programme.title()))
                .next(List.of(texts.of("next.begun")));
    }

    DayMail promoted(DayMail mail, ParticipantPromoted event) {
        var until = event.acceptUntil();
        return until == null ? given(mail, event) : offered(mail, event, until);
    }

    private DayMail given(DayMail mail, ParticipantPromoted event) {
        var texts = mail.texts;
        var ofWhat = ofWhat(event);
        return mail.places(event.places(), links.ownPage(event))
                .replacing(event.places())
                .subject(texts.of("subject" + ofWhat, texts.date(mail.day.startsAt()), count(event)))
                .lead(lead(mail, "lead" + ofGained(event), event, ""))
                .calendar(event.places(), links.day(mail.day))
                .next(next(mail, event, texts.of("next" + ofWhat + ofLeaving(mail, event), count(event))));
    }

    private DayMail offered(DayMail mail, ParticipantPromoted event, Instant until) {
        var texts = mail.texts;
        var ofWhat = ofWhat(event);
        var places = event.dayPromoted()
                ? OfferedPlaces.of(event.places(), until)
                : OfferedPlaces.of(event.places(), event.promotedSessions(), until);
        return mail.places(places, links.ownPage(event))
                .replacing(places)
                .subject(texts.of("subject.offer" + ofWhat, texts.weekdayAndTime(until), count(event)))
                .lead(lead(mail, "lead.offer" + ofGained(event), event, texts.dateTime(until)))
                .button(texts.of("button.offer", count(event)), links.ownPage(event))
                .next(next(mail, event, texts.of("next.offer" + ofWhat, count(event))));
    }

    /// A seat is left by choosing another workshop, as long as that is possible.
    private static String ofLeaving(DayMail mail, ParticipantPromoted event) {
        if (event.dayPromoted()) return "";
        return StillOpen.choices(mail.day, event.promotedAt()).isKnownToBe() ? ".open" : "";
    }

    private static String ofWhat(ParticipantPromoted event) {
        return event.dayPromoted() ? "" : ".workshop";
    }

    private static String ofGained(ParticipantPromoted event) {
        if (!event.dayPromoted()) return ".workshop";
        return event.promotedSessions().isEmpty() ? "" : ".with";
    }

    /// How many places the sentences speak of: the one for the day, or those in workshops.
    private static int count(ParticipantPromoted event) {
        return event.dayPromoted() ? 1 : event.promotedSessions().size();
    }

    /// @param until the deadline in words, if it is an offer
    private static String lead(DayMail mail, String key, ParticipantPromoted event, String until) {
        var workshops = event.promotedSessions();
        var titles = mail.programme.titles(workshops);
        return mail.texts.of(key, mail.programme.title(), workshops.size(), titles, until);
    }

    /// First the seat that was given up for it, then what to do.
    private static List<String> next(DayMail mail, ParticipantPromoted event, String step) {
        var released = event.releasedSessions();
        if (released == null || released.isEmpty()) return List.of(step);
        return List.of(mail.texts.of("left", mail.programme.titles(released)), step);
    }

    DayMail offerExpired(DayMail mail, OfferExpired event) {
        var texts = mail.texts;
        var title = mail.programme.title();
        var at = event.expiredAt();
        return event.dayExpired()
                ? mail.lead(texts.of("lead.day", title))
                        .button(texts.of("button.day"), links.day(mail.day))
                        .next(List.of(StillOpen.registration(mail.day, at).text(texts, "next.day")))
                        .cancelled()
                : mail.lead(texts.of("lead", mail.programme.titles(event.sessions()), title))
                        .button(links.ownPage(event))
                        .next(List.of(StillOpen.choices(mail.day, at).text(texts, "next")));
    }

    /// The new link in the state of its owner; an event of an earlier version does not say which.
    DayMail linkRenewed(DayMail mail, LinkRenewed event) {
        var texts = mail.texts;
        var title = mail.programme.title();
        var heldUntil = event.heldUntil();
        var isOver = !event.renewedAt().isBefore(mail.day.endsAt());
        if (heldUntil != null && !isOver) {
            return mail.lead(texts.of("lead.unconfirmed", title, texts.dateTime(heldUntil)))
                    .button(texts.of("button.unconfirmed"), links.ownPage(event));
        }
        var places = event.places();
        if (places == null || isOver) return mail.lead(texts.of("lead", title)).button(links.ownPage(event));
        var acceptUntil = event.acceptUntil();
        if (acceptUntil == null) {
            var lead = places.day().seated() ? "lead" : "lead.waiting";
            return mail.lead(texts.of(lead, title, places.day().rank())).places(places, links.ownPage(event));
        }
        return mail.lead(texts.of("lead.offered", title, texts.dateTime(acceptUntil)))
                .places(OfferedPlaces.of(places, acceptUntil), links.ownPage(event))
                .button(texts.of("button.offered"), links.ownPage(event));
    }

    /// The end of the keys of what a mail says first: a registration that stands again after its end is
    /// not just new.
    static String ofRestored(@Nullable Boolean restored) {
        return Boolean.TRUE.equals(restored) ? ".restored" : "";
    }
}

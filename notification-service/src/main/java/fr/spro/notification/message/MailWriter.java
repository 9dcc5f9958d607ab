package fr.spro.notification.message;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchUnshipped;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.MailedEvent;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.notification.message.MailContent.Detail;
import fr.spro.notification.projection.Recipient;
import fr.spro.platform.web.CalendarEntry;
import fr.spro.platform.web.Markdown;
import fr.spro.suite.Dates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the text of each mail from its event, recipient and day.
@Component
class MailWriter {

    private static final Places NONE = new Places(new Place(false, null), List.of());

    private final MessageSettings settings;
    private final MailLinks links;

    MailWriter(MessageSettings settings, MailLinks links) {
        this.settings = settings;
        this.links = links;
    }

    MailContent write(Notification notification, MailedEvent event, MessageData data) {
        return write(notification, event, data, true);
    }

    /// @param hasEntry whether the participant was given an entry for the calendar before
    MailContent write(Notification notification, MailedEvent event, MessageData data, boolean hasEntry) {
        var recipient = data.recipient().orElseThrow();
        var language = Locale.of(recipient.language() == null ? "fr" : recipient.language());
        var zone = data.day().map(known -> known.day().zone()).map(ZoneId::of).orElse(Dates.ZONE);
        var texts = new MailTexts(notification.template(), language, zone);
        return switch (event) {
            case DispatchShipped e ->
                shipment(texts, "", e.items(), data.group().orElse(recipient));
            case DispatchUnshipped e ->
                shipment(texts, ".undone", e.items(), data.group().orElse(recipient));
            case ParticipantEvent.Mailed about -> {
                var day = data.day().orElseThrow().day();
                var mail =
                        new DayMail(texts, recipient.name(), day, entry(notification, about, day, language), hasEntry);
                yield write(mail, texts, day, about).build();
            }
        };
    }

    private DayMail write(DayMail mail, MailTexts texts, Day day, ParticipantEvent.Mailed event) {
        var title = mail.programme.title();
        var date = texts.date(day.startsAt());
        var start = texts.dateTime(day.startsAt());
        return switch (event) {
            case RegistrationRequested e ->
                mail.subject(texts.of("subject" + ofRestored(e.restored()), date, Markdown.text(title)))
                        .lead(texts.of("lead" + ofRestored(e.restored()), date, texts.dateTime(e.heldUntil())))
                        .button(links.ownPage(e))
                        .repeated(e.repeated());
            case HoldReminded e ->
                mail.lead(texts.of("lead", title, texts.dateTime(e.heldUntil())))
                        .button(links.ownPage(e));
            case RegistrationConfirmed e -> confirmed(mail, e).repeated(e.repeated());
            case ParticipantPromoted e -> promoted(mail, e).repeated(e.repeated());
            case OfferExpired e -> offerExpired(mail, e);
            case RegistrationChanged e
            when texts.template() == Template.DAY_CANCELLED -> {
                var told = mail.lead(texts.of("lead", title, start))
                        .announcing(new ChangeText(texts, day, e).announcements())
                        .button(links.home());
                if (isUnconfirmed(e.places())) yield told.next(List.of(texts.of("next.unconfirmed")));
                yield told.hasEntry ? told.cancelled() : told.next(List.of(texts.of("next.no-entry")));
            }
            case RegistrationChanged e -> changed(mail, e);
            case RegistrationCancelled e ->
                mail.lead(texts.of(e.by() == Party.ORGANISER ? "lead.organiser" : "lead", title, start))
                        .button(links.day(day))
                        .next(List.of(texts.of("next" + ofOver(day, e.cancelledAt()))))
                        .cancelled();
            case RegistrationLapsed e ->
                mail.lead(texts.of("lead", title, start))
                        .button(links.day(day))
                        .next(List.of(texts.of("next" + ofOver(day, e.lapsedAt()))))
                        .cancelled();
            case NoShowRecorded _ -> mail.lead(texts.of("lead", title, date)).button(links.day(day));
            case AddressChanged e ->
                mail.lead(texts.of("lead", title, texts.dateTime(e.confirmUntil())))
                        .button(links.confirmAddress(e));
            case NewAddressEntered e ->
                mail.lead(texts.of("lead", title, texts.dateTime(e.confirmUntil())))
                        .button(links.confirmAddress(e));
            case RegistrationRepeated e -> repeated(mail, e);
            case LinkRenewed e -> linkRenewed(mail, e);
            case AttestationReady e -> mail.lead(texts.of("lead", title)).button(links.ownPage(e));
            case InvitationIssued e ->
                mail.lead(texts.of("lead", title))
                        .button(links.survey(e))
                        .next(List.of(texts.of("next", texts.dateTime(e.closesAt()))));
        };
    }

    /// Who has neither a place nor a rank has no entry in a calendar either.
    private static boolean isUnconfirmed(Places places) {
        return !places.day().seated() && places.day().rank() == null;
    }

    /// The end of the keys of what can be done next: nobody registers for a day that is over.
    private static String ofOver(Day day, Instant at) {
        return at.isBefore(day.endsAt()) ? "" : ".over";
    }

    /// The end of the keys of what a mail says first: a registration that stands again after its end is not just new.
    private static String ofRestored(@Nullable Boolean restored) {
        return Boolean.TRUE.equals(restored) ? ".restored" : "";
    }

    private DayMail confirmed(DayMail mail, RegistrationConfirmed event) {
        var texts = mail.texts;
        var places = event.places();
        var variant = ofRestored(event.restored());
        // From then on nobody is promoted by a mail.
        var begun = event.confirmedAt().isBefore(mail.day.startsAt()) ? "" : ".begun";
        mail.subject(texts.of("subject" + variant, texts.date(mail.day.startsAt())))
                .places(places, links.ownPage(event));
        if (texts.template() == Template.PLACE_WAITING && !begun.isEmpty()) {
            return mail.places(NONE, links.ownPage(event))
                    .subject(texts.of("subject.begun", texts.date(mail.day.startsAt())))
                    .lead(texts.of("lead" + variant + begun, mail.programme.title()))
                    .next(List.of(texts.of("next" + begun)));
        }
        if (texts.template() == Template.PLACE_WAITING) {
            return mail.lead(texts.of(
                            "lead" + variant,
                            mail.programme.title(),
                            places.day().rank()))
                    .next(List.of(texts.of("next")))
                    .wishes(event);
        }
        if (begun.isEmpty()) mail.replacing(places);
        var waits = places.workshops().stream().anyMatch(place -> place.rank() != null);
        return mail.lead(texts.of("lead" + variant, mail.programme.title(), texts.dateTime(mail.day.startsAt())))
                .calendar(places, links.day(mail.day))
                .next(waits ? List.of(texts.of("next"), texts.of("next.waiting" + begun)) : List.of(texts.of("next")))
                .wishes(event);
    }

    private DayMail promoted(DayMail mail, ParticipantPromoted event) {
        var texts = mail.texts;
        var workshops = event.promotedSessions();
        var count = event.dayPromoted() ? 1 : workshops.size();
        var ofGained = event.dayPromoted() ? workshops.isEmpty() ? "" : ".with" : ".workshop";
        var released = event.releasedSessions();
        var next = new ArrayList<String>();
        if (released != null && !released.isEmpty()) next.add(texts.of("left", mail.programme.titles(released)));
        var acceptUntil = event.acceptUntil();
        var ofWhat = event.dayPromoted() ? "" : ".workshop";
        if (acceptUntil == null) {
            next.add(texts.of("next" + ofWhat, count));
            return mail.places(event.places(), links.ownPage(event))
                    .replacing(event.places())
                    .subject(texts.of("subject" + ofWhat, texts.date(mail.day.startsAt()), count))
                    .lead(texts.of(
                            "lead" + ofGained,
                            mail.programme.title(),
                            workshops.size(),
                            mail.programme.titles(workshops)))
                    .calendar(event.places(), links.day(mail.day))
                    .next(next);
        }
        next.add(texts.of("next.offer" + ofWhat, count));
        var places = event.dayPromoted()
                ? offered(event.places(), acceptUntil)
                : offered(event.places(), event.promotedSessions(), acceptUntil);
        return mail.places(places, links.ownPage(event))
                .replacing(places)
                .subject(texts.of("subject.offer" + ofWhat, texts.weekdayAndHour(acceptUntil), count))
                .lead(texts.of(
                        "lead.offer" + ofGained,
                        mail.programme.title(),
                        workshops.size(),
                        mail.programme.titles(workshops),
                        texts.dateTime(acceptUntil)))
                .button(texts.of("button.offer", count), links.ownPage(event))
                .next(next);
    }

    private DayMail changed(DayMail mail, RegistrationChanged event) {
        var texts = mail.texts;
        var changes = new ChangeText(texts, mail.day, event);
        var sentences = new ArrayList<>(changes.sentences());
        mail.subject(changes.subject());
        var confirmUntil = event.confirmUntil();
        if (confirmUntil != null) {
            sentences.add(mail.texts.of("UNCONFIRMED", mail.texts.dateTime(confirmUntil)));
            return mail.lead(String.join("\n", sentences))
                    .button(mail.texts.of("button.unconfirmed"), links.ownPage(event))
                    .announcing(changes.announcements())
                    .next(List.of(mail.texts.of("next.unconfirmed")));
        }
        var acceptUntil = event.acceptUntil();
        if (acceptUntil == null) {
            var next = new ArrayList<String>();
            next.add(texts.of(event.places().day().seated() ? "next.calendar" : "next.calendar.waiting"));
            next.add(texts.of(hasOffer(event.places()) ? "next.offer" : "next"));
            if (event.reasons().contains(Reason.DAY_MOVED)
                    && event.places().day().seated()) next.add(texts.of("next.moved"));
            mail.places(event.places(), links.ownPage(event))
                    .calendar(event.places(), links.day(mail.day))
                    .next(next);
        } else {
            sentences.add(texts.of("OFFER", texts.dateTime(acceptUntil)));
            mail.places(offered(event.places(), acceptUntil), links.ownPage(event))
                    .next(List.of(texts.of("next.offer")));
        }
        return mail.lead(String.join("\n", sentences)).announcing(changes.announcements());
    }

    /// Whose registration the address belongs to; one that must still be confirmed says so.
    private DayMail repeated(DayMail mail, RegistrationRepeated event) {
        var texts = mail.texts;
        var title = mail.programme.title();
        var heldUntil = event.heldUntil();
        mail.button(links.ownPage(event));
        return heldUntil == null
                ? mail.lead(texts.of("lead", title, mail.name))
                : mail.lead(texts.of("lead.unconfirmed", title, mail.name, texts.dateTime(heldUntil)))
                        .subject(texts.of("subject.unconfirmed", texts.date(mail.day.startsAt())));
    }

    /// The new link in the state of its owner; an event of an earlier version does not say which.
    private DayMail linkRenewed(DayMail mail, LinkRenewed event) {
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
                .places(offered(places, acceptUntil), links.ownPage(event))
                .button(texts.of("button.offered"), links.ownPage(event));
    }

    private static boolean hasOffer(Places places) {
        return places.workshops().stream().anyMatch(place -> place.acceptUntil() != null);
    }

    /// With the place at the day its workshops are offered too.
    private static Places offered(Places places, Instant until) {
        return offered(
                places,
                places.workshops().stream().map(WorkshopPlace::sessionId).toList(),
                until);
    }

    /// The places with the deadline of these seats; an event of an earlier version has it for all of them only.
    private static Places offered(Places places, List<String> sessions, Instant until) {
        var workshops = places.workshops().stream()
                .map(place -> place.seated() && place.acceptUntil() == null && sessions.contains(place.sessionId())
                        ? place.offeredUntil(until)
                        : place)
                .toList();
        return new Places(places.day(), workshops);
    }

    private DayMail offerExpired(DayMail mail, OfferExpired event) {
        var texts = mail.texts;
        var title = mail.programme.title();
        return event.dayExpired()
                ? mail.lead(texts.of("lead.day", title))
                        .button(texts.of("button.day"), links.day(mail.day))
                        .next(List.of(texts.of("next.day")))
                        .cancelled()
                : mail.lead(texts.of("lead", mail.programme.titles(event.sessions()), title))
                        .button(links.ownPage(event));
    }

    private MailContent shipment(MailTexts texts, String variant, List<Item> content, Recipient organisation) {
        var items = content.stream()
                .map(item -> new Detail(texts.common("material." + item.materialId()), "× " + item.quantity()))
                .toList();
        return new MailContent(
                texts.language(),
                texts.of("subject" + variant),
                texts.common("greeting.organisation"),
                texts.of("lead" + variant, organisation.name()),
                items,
                null,
                List.of(texts.of("next" + variant)),
                texts.of("why", settings.network().name()),
                null);
    }

    private CalendarEntry entry(Notification notification, ParticipantEvent event, Day day, Locale language) {
        return new CalendarEntry(
                "%s@%s".formatted(event.registrationId(), settings.domain()),
                notification.cause().sequence(),
                notification.createdAt(),
                day.startsAt(),
                day.endsAt(),
                day.titleIn(language),
                day.place(),
                settings.network().sender().value());
    }
}

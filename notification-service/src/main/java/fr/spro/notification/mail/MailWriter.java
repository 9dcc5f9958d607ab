package fr.spro.notification.mail;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchUnshipped;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
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
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.platform.web.CalendarEntry;
import fr.spro.platform.web.CalendarSequence;
import fr.spro.platform.web.Markdown;
import fr.spro.suite.Dates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Writes the text of each mail from its event, recipient and day: the short ones here, the others in
/// `PlaceMails`, `ChangeMails` and `ShipmentMails`.
@Component
class MailWriter {

    private final MessageSettings settings;
    private final MailLinks links;
    private final PlaceMails places;
    private final ChangeMails changes;
    private final ShipmentMails shipments;

    MailWriter(MessageSettings settings, MailLinks links) {
        this.settings = settings;
        this.links = links;
        this.places = new PlaceMails(links);
        this.changes = new ChangeMails(links);
        this.shipments = new ShipmentMails(settings);
    }

    MailContent write(MailRequest request) {
        var recipient = request.recipient();
        var language = Locale.of(recipient.language() == null ? "fr" : recipient.language());
        var zone =
                request.day().map(known -> known.day().zone()).map(ZoneId::of).orElse(Dates.ZONE);
        var texts = new MailTexts(request.kind(), language, zone);
        return switch (request.event()) {
            case DispatchShipped e ->
                shipments.write(texts, "", e.items(), request.group().orElse(recipient));
            case DispatchUnshipped e ->
                shipments.write(texts, ".undone", e.items(), request.group().orElse(recipient));
            case ParticipantEvent.Mailed about -> {
                var day = request.day().orElseThrow().day();
                var name = KnownName.of(recipient, about);
                var mail = new DayMail(texts, name, day, entry(request, about, day, language), request.hasEntry());
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
                mail.subject(texts.of("subject" + PlaceMails.ofRestored(e.restored()), date, Markdown.text(title)))
                        .lead(texts.of(
                                "lead" + PlaceMails.ofRestored(e.restored()), date, texts.dateTime(e.heldUntil())))
                        .button(links.ownPage(e))
                        .repeated(e.repeated());
            case HoldReminded e ->
                mail.lead(texts.of("lead", title, texts.dateTime(e.heldUntil())))
                        .button(links.ownPage(e));
            case RegistrationConfirmed e -> places.confirmed(mail, e).repeated(e.repeated());
            case ParticipantPromoted e -> places.promoted(mail, e).repeated(e.repeated());
            case OfferExpired e -> places.offerExpired(mail, e);
            case RegistrationChanged e when texts.kind().equals(Kind.DAY_CANCELLED) -> changes.dayCancelled(mail, e);
            case RegistrationChanged e -> changes.changed(mail, e);
            case RegistrationCancelled e ->
                mail.lead(texts.of(e.by() == Party.ORGANISER ? "lead.organiser" : "lead", title, start))
                        .button(links.day(day))
                        .next(List.of(again(texts, day, e.cancelledAt())))
                        .cancelled();
            case RegistrationLapsed e ->
                mail.lead(texts.of("lead", title, start))
                        .button(links.day(day))
                        .next(List.of(again(texts, day, e.lapsedAt())))
                        .cancelled();
            case NoShowRecorded _ -> mail.lead(texts.of("lead", title, date)).button(links.day(day));
            case AddressChanged e ->
                mail.lead(texts.of("lead", title, texts.dateTime(e.confirmUntil())))
                        .button(links.confirmAddress(e));
            case NewAddressEntered e ->
                mail.lead(texts.of("lead", title, texts.dateTime(e.confirmUntil())))
                        .button(links.confirmAddress(e));
            case RegistrationRepeated e -> repeated(mail, e);
            case LinkRenewed e -> places.linkRenewed(mail, e);
            case AttestationReady e -> mail.lead(texts.of("lead", title)).button(links.ownPage(e));
            case InvitationIssued e ->
                mail.lead(texts.of("lead", title))
                        .button(links.survey(e))
                        .next(List.of(texts.of("next", texts.dateTime(e.closesAt()))));
        };
    }

    /// How to register again: nobody does for a day that is over.
    private static String again(MailTexts texts, Day day, Instant at) {
        if (!at.isBefore(day.endsAt())) return texts.of("next.over");
        return StillOpen.registration(day, at).text(texts, "next");
    }

    /// Whose registration the address belongs to; one that must still be confirmed says so.
    private DayMail repeated(DayMail mail, RegistrationRepeated event) {
        var texts = mail.texts;
        var title = mail.programme.title();
        var heldUntil = event.heldUntil();
        mail.button(links.ownPage(event));
        return heldUntil == null
                ? mail.lead(texts.of("lead", title, mail.name))
                : mail.lead(texts.of("lead.unconfirmed", title, texts.dateTime(heldUntil)))
                        .subject(texts.of("subject.unconfirmed", texts.date(mail.day.startsAt())));
    }

    private CalendarEntry entry(MailRequest request, ParticipantEvent event, Day day, Locale language) {
        return new CalendarEntry(
                "%s@%s".formatted(event.registrationId(), settings.domain()),
                CalendarSequence.ofRegistration(request.sequence(), Math.max(day.version(), event.dayVersion())),
                request.createdAt(),
                day.startsAt(),
                day.endsAt(),
                day.titleIn(language),
                day.place(),
                settings.network().sender().value());
    }
}

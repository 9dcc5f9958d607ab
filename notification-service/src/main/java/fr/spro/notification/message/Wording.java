package fr.spro.notification.message;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.Session;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.notification.known.Recipient;
import fr.spro.notification.message.Letter.Button;
import fr.spro.notification.message.Letter.Detail;
import fr.spro.platform.web.CalendarEntry;
import fr.spro.platform.web.SecretLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// What each message says, from its fact, its recipient and its day.
@Component
class Wording {

    private final MessageSettings settings;
    private final SecretLinks registrationLinks;
    private final SecretLinks surveyLinks;

    Wording(
            MessageSettings settings,
            @Qualifier("registrationLinks") SecretLinks registrationLinks,
            @Qualifier("surveyLinks") SecretLinks surveyLinks) {
        this.settings = settings;
        this.registrationLinks = registrationLinks;
        this.surveyLinks = surveyLinks;
    }

    /// @param day absent only for messages that are about no day
    Letter letter(Notification notification, Object fact, Recipient recipient, @Nullable Day day) {
        var language = Locale.of(recipient.language() == null ? "fr" : recipient.language());
        var words = new Words(notification.template(), language);
        return switch (notification.template()) {
            case CONFIRM_ADDRESS -> requested(words, language, (RegistrationRequested) fact, recipient, about(day));
            case CONFIRM_SOON -> reminded(words, language, (HoldReminded) fact, recipient, about(day));
            case PLACE_CONFIRMED ->
                confirmed(words, language, notification, (RegistrationConfirmed) fact, recipient, about(day));
            case PLACE_WAITING -> waiting(words, language, (RegistrationConfirmed) fact, recipient, about(day));
            case PROMOTED -> promoted(words, language, notification, (ParticipantPromoted) fact, recipient, about(day));
            case OFFER_EXPIRED ->
                offerExpired(words, language, notification, (OfferExpired) fact, recipient, about(day));
            case LINK_RENEWED -> renewed(words, language, (LinkRenewed) fact, recipient, about(day));
            case CONFIRM_NEW_ADDRESS -> newAddress(words, language, (AddressChanged) fact, recipient, about(day));
            case CHANGED -> changed(words, language, notification, (RegistrationChanged) fact, recipient, about(day));
            case CALLED_OFF -> calledOff(words, language, notification, recipient, about(day));
            case CANCELLED, LAPSED -> ended(words, language, notification, fact, recipient, about(day));
            case ATTESTATION_READY -> attested(words, language, (AttestationReady) fact, recipient, about(day));
            case MISSED -> missed(words, language, recipient, about(day));
            case SURVEY_INVITATION -> invited(words, language, (InvitationIssued) fact, recipient, about(day));
            case MATERIAL_SHIPPED -> shipped(words, language, (DispatchShipped) fact, recipient);
        };
    }

    private Letter requested(Words words, Locale language, RegistrationRequested fact, Recipient recipient, Day day) {
        return new Letter(
                language,
                words.of("subject", day.title(), words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", words.date(day.startsAt()), words.dateTime(fact.heldUntil())),
                List.of(),
                new Button(words.of("button"), ownPage(fact.registrationId(), fact.linkGeneration())),
                List.of(words.of("next")),
                words.of("why", day.title()),
                null);
    }

    private Letter reminded(Words words, Locale language, HoldReminded fact, Recipient recipient, Day day) {
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", day.title(), words.dateTime(fact.heldUntil())),
                List.of(),
                new Button(words.of("button"), ownPage(fact.registrationId(), fact.linkGeneration())),
                List.of(words.of("next")),
                words.of("why", day.title()),
                null);
    }

    private Letter confirmed(
            Words words,
            Locale language,
            Notification notification,
            RegistrationConfirmed fact,
            Recipient recipient,
            Day day) {
        var next = new ArrayList<>(List.of(words.of("next")));
        if (fact.places().workshops().stream().anyMatch(place -> place.rank() != null)) {
            next.add(words.of("next.waiting"));
        }
        var ownPage = ownPage(fact.registrationId(), fact.linkGeneration());
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", day.title(), words.dateTime(day.startsAt())),
                programme(words, day, fact.places()),
                new Button(words.common("own-page"), ownPage),
                next,
                words.common("why.registration", day.title()),
                calendar(words, notification, fact.registrationId(), day, fact.places(), ownPage));
    }

    private Letter waiting(Words words, Locale language, RegistrationConfirmed fact, Recipient recipient, Day day) {
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", day.title(), fact.places().day().rank()),
                List.of(),
                new Button(words.common("own-page"), ownPage(fact.registrationId(), fact.linkGeneration())),
                List.of(words.of("next")),
                words.common("why.registration", day.title()),
                null);
    }

    private Letter promoted(
            Words words,
            Locale language,
            Notification notification,
            ParticipantPromoted fact,
            Recipient recipient,
            Day day) {
        var won = new ArrayList<String>();
        if (fact.dayPromoted()) won.add(words.of("day", day.title()));
        if (!titles(day, fact.promotedSessions()).isEmpty()) won.add(titles(day, fact.promotedSessions()));
        var next = new ArrayList<String>();
        if (fact.releasedSessions() != null && !fact.releasedSessions().isEmpty())
            next.add(words.of("left", titles(day, fact.releasedSessions())));
        next.add(
                fact.acceptUntil() == null
                        ? words.of("next")
                        : words.of("next.offer", words.dateTime(fact.acceptUntil())));
        var ownPage = ownPage(fact.registrationId(), fact.linkGeneration());
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", String.join(", ", won)),
                programme(words, day, fact.places()),
                new Button(words.of(fact.acceptUntil() == null ? "button" : "button.offer"), ownPage),
                next,
                words.common("why.registration", day.title()),
                calendar(words, notification, fact.registrationId(), day, fact.places(), ownPage));
    }

    private Letter offerExpired(
            Words words, Locale language, Notification notification, OfferExpired fact, Recipient recipient, Day day) {
        var titles = titles(day, fact.sessions());
        var lead = fact.dayExpired() ? words.of("lead.day", day.title()) : words.of("lead", titles, day.title());
        var button = fact.dayExpired()
                ? new Button(words.of("button.day"), settings.page("/journees/" + day.slug()))
                : new Button(words.common("own-page"), ownPage(fact.registrationId(), fact.linkGeneration()));
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                lead,
                List.of(),
                button,
                List.of(words.of(fact.dayExpired() ? "next.day" : "next")),
                words.common("why.registration", day.title()),
                fact.dayExpired()
                        ? entry(notification, fact.registrationId(), day).cancelled()
                        : null);
    }

    private Letter renewed(Words words, Locale language, LinkRenewed fact, Recipient recipient, Day day) {
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", day.title()),
                List.of(),
                new Button(words.common("own-page"), ownPage(fact.registrationId(), fact.linkGeneration())),
                List.of(words.of("next")),
                words.common("why.registration", day.title()),
                null);
    }

    /// The link is not the own page's: only who reads this address can confirm it.
    private Letter newAddress(Words words, Locale language, AddressChanged fact, Recipient recipient, Day day) {
        var link = registrationLinks.text(
                "%s~%d".formatted(fact.registrationId(), fact.contactVersion()), fact.linkGeneration());
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", day.title(), words.dateTime(fact.confirmUntil())),
                List.of(),
                new Button(words.of("button"), settings.page("/inscriptions/adresse/" + link)),
                List.of(words.of("next")),
                words.of("why", day.title()),
                null);
    }

    private Letter changed(
            Words words,
            Locale language,
            Notification notification,
            RegistrationChanged fact,
            Recipient recipient,
            Day day) {
        var ownPage = ownPage(fact.registrationId(), fact.linkGeneration());
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                String.join(" ", news(words, fact, day)),
                programme(words, day, fact.places()),
                new Button(words.common("own-page"), ownPage),
                List.of(words.of("next")),
                words.common("why.registration", day.title()),
                calendar(words, notification, fact.registrationId(), day, fact.places(), ownPage));
    }

    /// A sentence for each thing that is different.
    private static List<String> news(Words words, RegistrationChanged fact, Day day) {
        var news = new ArrayList<String>();
        for (var reason : fact.reasons()) {
            switch (reason) {
                case DAY_REINSTATED, DAY_MOVED, WORKSHOPS_CHOSEN, WORKSHOPS_ALLOCATED ->
                    news.add(words.of(reason.name(), day.title(), words.dateTime(day.startsAt()), day.place()));
                case SESSIONS_MOVED -> news.add(words.of(reason.name(), titles(day, fact.movedSessions())));
                case SEATS_LOST -> {
                    var titles = titles(day, fact.lostSessions());
                    if (!fact.places().day().seated()) {
                        news.add(words.of("DAY_LOST", fact.places().day().rank()));
                    } else if (!titles.isEmpty()) {
                        news.add(words.of(reason.name(), titles));
                    }
                    if (fact.lostSessions().stream()
                            .anyMatch(lost -> session(day, lost).isEmpty())) {
                        news.add(words.of("SESSION_GONE"));
                    }
                }
                case DAY_CANCELLED -> throw new IllegalArgumentException("A day called off has a message of its own");
            }
        }
        return news;
    }

    private Letter calledOff(Words words, Locale language, Notification notification, Recipient recipient, Day day) {
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", day.title(), words.dateTime(day.startsAt())),
                List.of(),
                new Button(words.of("button"), settings.page("/")),
                List.of(words.of("next")),
                words.common("why.registration", day.title()),
                entry(notification, notification.about().ref().id(), day).cancelled());
    }

    private Letter ended(
            Words words, Locale language, Notification notification, Object fact, Recipient recipient, Day day) {
        var cancelled = notification.template() == Template.CANCELLED;
        var byOrganiser = fact instanceof RegistrationCancelled gone && gone.by() == Party.ORGANISER;
        var lead = byOrganiser ? "lead.organiser" : "lead";
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of(lead, day.title(), words.dateTime(day.startsAt())),
                List.of(),
                new Button(words.of("button"), settings.page("/journees/" + day.slug())),
                List.of(words.of("next")),
                words.common("why.registration", day.title()),
                cancelled
                        ? entry(notification, notification.about().ref().id(), day)
                                .cancelled()
                        : null);
    }

    private Letter attested(Words words, Locale language, AttestationReady fact, Recipient recipient, Day day) {
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", day.title()),
                List.of(),
                new Button(words.of("button"), ownPage(fact.registrationId(), fact.linkGeneration())),
                List.of(words.of("next")),
                words.of("why", day.title()),
                null);
    }

    private Letter missed(Words words, Locale language, Recipient recipient, Day day) {
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", day.title(), words.date(day.startsAt())),
                List.of(),
                new Button(words.of("button"), settings.page("/journees/" + day.slug())),
                List.of(words.of("next")),
                words.common("why.registration", day.title()),
                null);
    }

    private Letter invited(Words words, Locale language, InvitationIssued fact, Recipient recipient, Day day) {
        var address = settings.page("/enquetes/" + surveyLinks.text(fact.invitationId(), fact.linkGeneration()));
        return new Letter(
                language,
                words.of("subject", words.date(day.startsAt())),
                words.common("greeting", recipient.name()),
                words.of("lead", day.title()),
                List.of(),
                new Button(words.of("button"), address),
                List.of(words.of("next", words.dateTime(fact.closesAt()))),
                words.of("why", day.title()),
                null);
    }

    private Letter shipped(Words words, Locale language, DispatchShipped fact, Recipient recipient) {
        var items = fact.items().stream()
                .map(item -> new Detail(words.common("material." + item.materialId()), "× " + item.quantity()))
                .toList();
        return new Letter(
                language,
                words.of("subject"),
                words.common("greeting.organisation"),
                words.of("lead", recipient.name()),
                items,
                null,
                List.of(words.of("next")),
                words.of("why"),
                null);
    }

    private static List<Detail> programme(Words words, Day day, Places places) {
        var details = new ArrayList<Detail>();
        details.add(new Detail(words.common("when"), words.dateTime(day.startsAt())));
        details.add(new Detail(
                words.common("place"), day.access() == null ? day.place() : day.place() + ". " + day.access()));
        for (var place : standing(places)) {
            session(day, place.sessionId())
                    .ifPresent(session -> details.add(new Detail(describe(words, session), standing(words, place))));
        }
        return details;
    }

    private byte[] calendar(
            Words words, Notification notification, String registrationId, Day day, Places places, String ownPage) {
        var lines = new ArrayList<String>();
        for (var place : standing(places)) {
            session(day, place.sessionId())
                    .ifPresent(session -> lines.add(describe(words, session) + " : " + standing(words, place)));
        }
        lines.add(ownPage);
        return entry(notification, registrationId, day).describing(String.join("\n", lines));
    }

    private CalendarEntry entry(Notification notification, String registrationId, Day day) {
        return new CalendarEntry(
                "%s@%s".formatted(registrationId, settings.domain()),
                (int) notification.cause().sequence(),
                notification.createdAt(),
                day.startsAt(),
                day.endsAt(),
                day.title(),
                day.place(),
                settings.sender().address());
    }

    private static String describe(Words words, Session session) {
        return words.common(
                "session",
                session.title(),
                words.time(session.startsAt()),
                words.time(session.endsAt()),
                session.room());
    }

    /// Those where there is a seat or a rank to speak of.
    private static List<WorkshopPlace> standing(Places places) {
        return places.workshops().stream()
                .filter(place -> place.seated() || place.rank() != null)
                .toList();
    }

    private static String standing(Words words, WorkshopPlace place) {
        return place.seated() ? words.common("seat.seated") : words.common("seat.waiting", place.rank());
    }

    private String ownPage(String registrationId, int generation) {
        return settings.page("/inscriptions/" + registrationLinks.text(registrationId, generation));
    }

    private static String titles(Day day, List<String> sessions) {
        return sessions.stream()
                .flatMap(id -> session(day, id).stream())
                .map(session -> "«\u00a0%s\u00a0»".formatted(session.title()))
                .collect(Collectors.joining(", "));
    }

    /// The day is told as it is now, so a session that a fact speaks of may have left the programme since.
    private static Optional<Session> session(Day day, String id) {
        return day.sessions().stream()
                .filter(session -> session.sessionId().equals(id))
                .findFirst();
    }

    private static Day about(@Nullable Day day) {
        return Objects.requireNonNull(day);
    }
}

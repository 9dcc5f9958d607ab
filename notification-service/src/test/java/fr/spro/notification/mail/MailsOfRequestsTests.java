package fr.spro.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the mails about a request, its confirmation and its restoration say.
class MailsOfRequestsTests extends MailTest {

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void a_restored_registration_says_first_that_it_stands_again_and_with_what(String language) {
        var again = language.equals("fr") ? "est rétablie" : "is restored";
        var seated = mail(Kind.PLACE_CONFIRMED, restored(SEATED, NOW), language, DAY);
        var waiting = mail(Kind.PLACE_WAITING, restored(WAITING, NOW), language, DAY);
        var unconfirmed = mail(Kind.CONFIRM_ADDRESS, requestedAgain(), language, DAY);

        assertThat(List.of(seated, waiting, unconfirmed))
                .allSatisfy(mail -> assertThat(mail.subject()).contains(again))
                .allSatisfy(mail -> assertThat(mail.lead()).contains(again));
        var french = language.equals("fr");
        assertThat(seated.lead()).contains(french ? "vous avez une place" : "you have a place");
        assertThat(waiting.lead()).contains(french ? "au rang 3" : "number 3");
        assertThat(waiting.subject()).contains(french ? "liste d’attente" : "waiting list");
        assertThat(unconfirmed.subject()).contains(french ? "à confirmer" : "to be confirmed");
        assertThat(unconfirmed.lead())
                .contains(french ? "Confirmez votre adresse avant" : "Confirm your address before");
        assertThat(mail(Kind.PLACE_CONFIRMED, confirmed(SEATED), language, DAY).subject())
                .doesNotContain(again);
    }

    @Test
    void who_came_and_was_let_in_is_told_of_the_attendance_and_of_no_place() {
        var present = new RegistrationConfirmed("r", "d", 1, 1, 1, null, SEATED, NOW, true, null, null, null, true);

        assertThat(mail(Kind.PLACE_CONFIRMED, present).lead())
                .contains("elle est rétablie, car votre présence est notée")
                .doesNotContain("vous avez une place");
        var first = new RegistrationConfirmed("r", "d", 1, 1, 1, null, SEATED, NOW, null, null, null, null, true);
        assertThat(mail(Kind.PLACE_CONFIRMED, first).lead())
                .contains("est confirmée, car votre présence est notée")
                .doesNotContain("vous avez une place", "rétablie");
    }

    @Test
    void once_the_day_has_begun_no_mail_promises_to_write_about_a_free_place() {
        var half = new Places(new Place(true, null), List.of(new WorkshopPlace("w-1", false, 2)));
        var begun = DAY.startsAt();

        var waiting = mail(Kind.PLACE_WAITING, restored(WAITING, begun));
        assertThat("%s %s %s".formatted(waiting.subject(), waiting.lead(), waiting.details()))
                .contains("La journée a commencé", "complète")
                .doesNotContain("rang", "liste d’attente", "pour le moment");
        assertThat(waiting.next())
                .singleElement()
                .asString()
                .contains("l’accueil vous dira")
                .doesNotContain("écrirons");
        assertThat(mail(Kind.PLACE_CONFIRMED, restored(half, begun)).next().getLast())
                .contains("l’accueil vous dira")
                .doesNotContain("écrirons");
        assertThat(mail(Kind.PLACE_CONFIRMED, restored(half, NOW)).next().getLast())
                .contains("nous vous écrirons");
    }

    @Test
    void an_address_of_a_request_that_is_not_confirmed_is_not_called_registered() {
        var repeated = mail(Kind.ADDRESS_REGISTERED, new RegistrationRepeated("r", "d", 1, 1, 1, NOW, TUESDAY));

        assertThat(repeated.subject()).startsWith("Votre inscription est à confirmer");
        assertThat(repeated.lead()).contains("confirmez-la avant le mardi").doesNotContain("déjà inscrite");
        assertThat(mail(Kind.ADDRESS_REGISTERED, new RegistrationRepeated("r", "d", 1, 1, 1, NOW, null))
                        .lead())
                .contains("Elle est déjà inscrite");
    }

    @Test
    void who_may_register_again_is_not_promised_a_place() {
        var open = until(TUESDAY, TUESDAY);
        var cancelled = new RegistrationCancelled("r", "d", 1, 1, NOW, Party.PARTICIPANT);
        for (var mail : List.of(
                mail(Kind.CANCELLED, cancelled, "fr", open),
                mail(Kind.LAPSED, new RegistrationLapsed("r", "d", 1, 1, NOW), "fr", open),
                mail(Kind.OFFER_EXPIRED, new OfferExpired("r", "d", 1, 1, 1, true, List.of(), NOW), "fr", open))) {
            assertThat(mail.next())
                    .first()
                    .asString()
                    .contains("de nouveau", "liste d’attente si la journée est alors complète");
        }
        assertThat(mail(Kind.CANCELLED, cancelled, "en", open).next())
                .first()
                .asString()
                .contains("on the waiting list if the day is full by then");
    }

    @Test
    void wishes_are_listed_in_order_and_called_no_workshops_yet() {
        var pending = new Places(new Place(true, null), List.of());
        var mail = mail(Kind.PLACE_CONFIRMED, ranked(pending, TUESDAY), "fr", DAY);

        assertThat(mail.details())
                .extracting(detail -> detail.label() + " " + detail.text())
                .anyMatch(text -> text.startsWith("Outils") && text.endsWith("vœu 1, à attribuer"));
        assertThat(String.join(" ", mail.next()))
                .contains("aucun atelier n’est encore attribué", "jusqu’au mardi 9 novembre 2027");
        assertThat(String.join(
                        " ",
                        mail(Kind.PLACE_CONFIRMED, ranked(pending, NOW), "fr", DAY)
                                .next()))
                .contains("Les vœux sont clos");
        var waiting = mail(Kind.PLACE_WAITING, ranked(new Places(new Place(false, 3), List.of()), TUESDAY), "fr", DAY);
        assertThat(String.join(" ", waiting.next()))
                .contains("si une place se libère", "si vous avez alors une place à la journée");
        assertThat(String.join(
                        " ",
                        mail(Kind.PLACE_CONFIRMED, ranked(pending, TUESDAY), "en", DAY)
                                .next()))
                .contains("no workshop is allocated yet");
    }

    @Test
    void after_another_request_each_mail_says_that_the_first_one_counts() {
        var first = "C’est la première qui compte";

        for (var repeated : List.of(true, false)) {
            var requested = new RegistrationRequested("r", "d", 1, 1, 1, TUESDAY, NOW, null, repeated);
            var offered = new ParticipantPromoted(
                    "r", "d", 1, 1, 1, true, List.of(), SEATED, NOW, TUESDAY, List.of(), repeated);
            for (var mail : List.of(
                    mail(Kind.CONFIRM_ADDRESS, requested),
                    mail(Kind.PLACE_CONFIRMED, confirmed(SEATED, repeated)),
                    mail(Kind.PLACE_WAITING, confirmed(WAITING, repeated)),
                    mail(Kind.PROMOTED, offered))) {
                assertThat(mail.next().getFirst().contains(first)).isEqualTo(repeated);
                assertThat(mail.next()).hasSizeGreaterThan(repeated ? 1 : 0);
            }
        }
    }

    private static RegistrationConfirmed ranked(Places places, Instant wishesUntil) {
        return new RegistrationConfirmed(
                "r", "d", 1, 1, 1, null, places, NOW, null, List.of("w-1"), wishesUntil, null, null);
    }
}

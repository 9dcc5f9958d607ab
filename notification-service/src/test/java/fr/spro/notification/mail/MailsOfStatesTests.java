package fr.spro.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.Session;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each mail says of the state of its recipient, in words and in the calendar entry.
class MailsOfStatesTests extends MailTest {

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Kind.CONFIRM_ADDRESS, requested(), false, Calendar.NONE),
                new Case(Kind.CONFIRM_SOON, new HoldReminded("r", "d", 1, 1, 1, TUESDAY, NOW), false, Calendar.NONE),
                new Case(Kind.PLACE_CONFIRMED, confirmed(SEATED), true, Calendar.CONFIRMED),
                new Case(Kind.PLACE_WAITING, confirmed(WAITING), false, Calendar.NONE),
                new Case(Kind.CONFIRM_ADDRESS, requestedAgain(), false, Calendar.NONE),
                new Case(Kind.PLACE_CONFIRMED, restored(SEATED, NOW), true, Calendar.CONFIRMED),
                new Case(Kind.PLACE_WAITING, restored(WAITING, NOW), false, Calendar.NONE),
                new Case(Kind.PROMOTED, promoted(TUESDAY), false, Calendar.NONE),
                new Case(Kind.PROMOTED, promoted(null), true, Calendar.CONFIRMED),
                new Case(Kind.OFFER_EXPIRED, expired(true), false, Calendar.CANCELLED),
                new Case(Kind.OFFER_EXPIRED, expired(false), false, Calendar.NONE),
                new Case(Kind.CHANGED, changed(Reason.DAY_MOVED, SEATED), true, Calendar.CONFIRMED),
                new Case(Kind.CHANGED, changed(Reason.DAY_MOVED, WAITING), false, Calendar.TENTATIVE),
                new Case(Kind.CHANGED, changed(Reason.SEATS_LOST, WAITING), false, Calendar.TENTATIVE),
                new Case(Kind.CHANGED, offerLost(), false, Calendar.NONE),
                new Case(Kind.CHANGED, offeredAndMoved(), false, Calendar.NONE),
                new Case(Kind.CHANGED, unconfirmedAndMoved(), false, Calendar.NONE),
                new Case(Kind.DAY_CANCELLED, changed(Reason.DAY_CANCELLED, SEATED), false, Calendar.CANCELLED),
                new Case(Kind.DAY_CANCELLED, changed(Reason.DAY_CANCELLED, NOWHERE), false, Calendar.NONE),
                new Case(
                        Kind.CANCELLED,
                        new RegistrationCancelled("r", "d", 1, 1, NOW, Party.PARTICIPANT),
                        false,
                        Calendar.CANCELLED),
                new Case(Kind.LAPSED, new RegistrationLapsed("r", "d", 1, 1, NOW), false, Calendar.CANCELLED));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void says_of_a_place_and_in_the_calendar_what_is_so(Case mailed) {
        var mail = mail(mailed.kind(), mailed.event());
        var text = "%s %s %s %s".formatted(mail.subject(), mail.lead(), mail.details(), mail.next());

        if (!mailed.hasPlace()) {
            assertThat(text)
                    .doesNotContain("place réservée", "est confirmée", "vous est réservée", "nous vous attendons");
        }
        var calendar = mail.calendar();
        if (calendar == null) assertThat(text).doesNotContain("fichier joint");
        if (calendar == null) assertThat(mailed.calendar()).isEqualTo(Calendar.NONE);
        else {
            assertThat(new String(calendar.content(), StandardCharsets.UTF_8))
                    .contains("STATUS:" + mailed.calendar(), "UID:r@grand-est.example.org", "SEQUENCE:8")
                    .doesNotContain("/inscriptions/");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_link_opens_in_the_language_of_the_mail(Case mailed) {
        for (var language : List.of("fr", "en")) {
            var button = mail(mailed.kind(), mailed.event(), language, DAY).button();

            assertThat(button).isNotNull();
            assertThat(button.address()).endsWith("?langue=" + language);
        }
    }

    @Test
    void who_waits_reads_the_rank_in_every_mail_about_the_places() {
        assertThat(mail(Kind.CHANGED, changed(Reason.SESSIONS_MOVED, WAITING)).details())
                .extracting(MailContent.Detail::text)
                .contains("liste d’attente, rang 3");
    }

    @Test
    void who_waits_for_the_day_reads_where_it_takes_place_and_which_workshops_were_chosen() {
        var mail = mail(Kind.PLACE_WAITING, confirmed(WAITING));

        assertThat(mail.details()).extracting(MailContent.Detail::text).contains("Nantes");
        assertThat(mail.details())
                .filteredOn(detail -> detail.label().startsWith("Outils, de 10"))
                .extracting(MailContent.Detail::text)
                .containsExactly("quand vous aurez une place à la journée, s’il en reste dans cet atelier");
        assertThat(mail(Kind.PLACE_WAITING, confirmed(NOWHERE)).details())
                .extracting(MailContent.Detail::label)
                .noneMatch(label -> label.startsWith("Outils"));
    }

    @Test
    void who_asks_again_when_a_place_has_just_become_free_reads_no_rank() {
        var next = confirmed(new Places(new Place(false, 0), List.of()));

        assertThat(mail(Kind.PLACE_WAITING, next, "fr", DAY).lead())
                .contains("bien enregistrée", "vient de se libérer")
                .doesNotContain("complète", "rang");
        assertThat(mail(Kind.PLACE_WAITING, next, "en", DAY).lead())
                .contains("has just become free")
                .doesNotContain("fully booked", "number");
    }

    @Test
    void nobody_is_asked_to_register_for_a_day_that_is_over() {
        var after = DAY.endsAt().plusSeconds(1);
        var cancelled = new RegistrationCancelled("r", "d", 1, 1, after, Party.ORGANISER);

        assertThat(mail(Kind.CANCELLED, cancelled).next()).noneMatch(next -> next.contains("inscrire"));
        assertThat(mail(Kind.LAPSED, new RegistrationLapsed("r", "d", 1, 1, after))
                        .next())
                .containsExactly("La journée est terminée\u00a0: vous n’avez rien à faire.");
        assertThat(mail(Kind.LAPSED, new RegistrationLapsed("r", "d", 1, 1, NOW))
                        .next())
                .as("before")
                .anyMatch(next -> next.contains("inscriptions sont encore ouvertes"));
    }

    @Test
    void whoever_may_register_again_reads_until_when_and_nobody_else_is_asked_to() {
        var open = until(TUESDAY, TUESDAY);
        var closed = until(NOW, NOW);
        for (var mailed : List.of(
                new Case(
                        Kind.CANCELLED,
                        new RegistrationCancelled("r", "d", 1, 1, NOW, Party.PARTICIPANT),
                        false,
                        Calendar.CANCELLED),
                new Case(Kind.LAPSED, new RegistrationLapsed("r", "d", 1, 1, NOW), false, Calendar.CANCELLED),
                new Case(Kind.OFFER_EXPIRED, expired(true), false, Calendar.CANCELLED))) {
            assertThat(next(mailed, "fr", open)).as("open").contains("de nouveau", "mardi");
            assertThat(next(mailed, "fr", closed))
                    .as("closed")
                    .contains("Les inscriptions sont closes", "répondez à ce message")
                    .doesNotContain("de nouveau");
            assertThat(next(mailed, "fr", DAY)).as("not known").containsIgnoringCase("la page de la journée dit si");
            assertThat(next(mailed, "en", closed))
                    .contains("Registration is closed")
                    .doesNotContain("again");
        }
    }

    @Test
    void whoever_may_choose_a_workshop_reads_until_when_and_nobody_else_is_asked_to() {
        var expired = new Case(Kind.OFFER_EXPIRED, expired(false), false, Calendar.NONE);
        var promoted =
                new Case(Kind.PROMOTED, EVENTS.promoted(false, List.of("w-1"), SEATED, null), true, Calendar.CONFIRMED);

        assertThat(next(expired, "fr", until(TUESDAY, TUESDAY))).contains("choisir un atelier jusqu’au mardi");
        assertThat(next(expired, "fr", until(TUESDAY, NOW))).isEqualTo("Le choix des ateliers est clos.");
        assertThat(next(expired, "fr", DAY)).contains("Votre page dit si vous pouvez encore");
        assertThat(next(promoted, "fr", until(TUESDAY, TUESDAY))).contains("changez d’atelier");
        assertThat(next(promoted, "fr", until(TUESDAY, NOW)))
                .contains("répondez à ce message")
                .doesNotContain("changez d’atelier");
    }

    private static String next(Case mailed, String language, Day day) {
        return String.join(
                " ", mail(mailed.kind(), mailed.event(), language, day).next());
    }

    @Test
    void titles_are_quoted_as_in_the_language_of_the_mail() {
        var expired = expired(false);

        assertThat(mail(Kind.OFFER_EXPIRED, expired).lead()).contains("«\u00a0Outils\u00a0»");
        assertThat(mail(Kind.OFFER_EXPIRED, expired, "en", DAY).lead())
                .contains("“Outils”")
                .doesNotContain("«", "»", " :");
    }

    @Test
    void an_english_mail_and_its_calendar_entry_name_the_day_in_english() {
        var day = new Day(
                DAY.version(),
                DAY.slug(),
                DAY.title(),
                DAY.startsAt(),
                DAY.endsAt(),
                DAY.place(),
                "Tram 1, arrêt Duchesse Anne",
                List.of(new Session(
                        "w-1",
                        SessionKind.WORKSHOP,
                        "Outils",
                        DAY.startsAt(),
                        DAY.startsAt().plusSeconds(3600),
                        "Salle A",
                        30,
                        "Tools")),
                List.of(),
                null,
                null,
                "The regional day",
                null,
                null,
                null);
        var mail = mail(Kind.PLACE_CONFIRMED, confirmed(SEATED), "en", day);

        assertThat(List.of(mail.lead(), mail.why()))
                .allMatch(text -> text.contains("The regional day") && !text.contains("Journée"));
        assertThat(mail.details()).extracting(MailContent.Detail::label).anyMatch(label -> label.contains("Tools"));
        assertThat(mail.details())
                .as("the way there is not translated")
                .filteredOn(MailContent.Detail::isWritten)
                .extracting(MailContent.Detail::language)
                .containsExactly("fr");
        assertThat(new String(mail.calendar().content(), StandardCharsets.UTF_8))
                .contains("SUMMARY:The regional day", "Tools");
        assertThat(mail(Kind.PLACE_CONFIRMED, confirmed(SEATED), "fr", day).lead())
                .contains("Journée régionale");
    }

    @Test
    void a_new_link_says_what_is_so_for_its_owner() {
        var unconfirmed = mail(Kind.LINK_RENEWED, renewed(TUESDAY, null, null));
        assertThat(unconfirmed.lead()).contains("pas encore confirmée", "avant le mardi 9 novembre 2027");
        assertThat(unconfirmed.button().label()).isEqualTo("Confirmer mon inscription");
        var waiting = mail(Kind.LINK_RENEWED, renewed(null, WAITING, null));
        assertThat(waiting.lead()).contains("liste d’attente, au rang 3");
        var offered = mail(Kind.LINK_RENEWED, renewed(null, SEATED, TUESDAY));
        assertThat(offered.lead()).contains("si vous l’acceptez avant le mardi 9 novembre 2027");
        assertThat(offered.button().label()).startsWith("Accepter");
        var seated = mail(Kind.LINK_RENEWED, renewed(null, SEATED, null));
        assertThat(seated.lead()).doesNotContain("confirmée", "attente", "acceptez");
        assertThat(mail(Kind.LINK_RENEWED, renewed(null, null, null)).lead())
                .as("an event of an earlier version")
                .isEqualTo(seated.lead());
    }

    private static OfferExpired expired(boolean ofDay) {
        return new OfferExpired("r", "d", 1, 1, 1, ofDay, ofDay ? List.of() : List.of("w-1"), NOW);
    }
}

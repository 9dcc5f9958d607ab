package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.Session;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
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
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.projection.DayProjection;
import fr.spro.notification.projection.Recipient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each mail says of the state of its recipient, in words and in the calendar entry.
class MailsOfStatesTests {

    private static final Instant NOW = Instant.parse("2027-11-08T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2027-11-09T13:00:00Z");
    private static final Day DAY = new Day(
            1,
            "journee",
            "Journée régionale",
            Instant.parse("2027-11-19T08:30:00Z"),
            Instant.parse("2027-11-19T15:30:00Z"),
            "Nantes",
            null,
            List.of(new Session(
                    "w-1",
                    SessionKind.WORKSHOP,
                    "Outils",
                    Instant.parse("2027-11-19T09:30:00Z"),
                    Instant.parse("2027-11-19T10:30:00Z"),
                    "Salle A",
                    30,
                    null)),
            List.of(),
            null,
            null,
            null,
            null);
    private static final Places SEATED =
            new Places(new Place(true, null), List.of(new WorkshopPlace("w-1", true, null)));
    private static final Places WAITING =
            new Places(new Place(false, 3), List.of(new WorkshopPlace("w-1", false, null)));

    private static final Places NOWHERE = new Places(new Place(false, null), List.of());

    private enum Calendar {
        NONE,
        CONFIRMED,
        TENTATIVE,
        CANCELLED
    }

    private record Case(Template template, ParticipantEvent.Mailed event, boolean hasPlace, Calendar calendar) {

        @Override
        public String toString() {
            return "%s %s".formatted(template, event.getClass().getSimpleName());
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Template.CONFIRM_ADDRESS, requested(), false, Calendar.NONE),
                new Case(
                        Template.CONFIRM_SOON, new HoldReminded("r", "d", 1, 1, 1, TUESDAY, NOW), false, Calendar.NONE),
                new Case(Template.PLACE_CONFIRMED, confirmed(SEATED), true, Calendar.CONFIRMED),
                new Case(Template.PLACE_WAITING, confirmed(WAITING), false, Calendar.NONE),
                new Case(Template.CONFIRM_ADDRESS, requestedAgain(), false, Calendar.NONE),
                new Case(Template.PLACE_CONFIRMED, restored(SEATED, NOW), true, Calendar.CONFIRMED),
                new Case(Template.PLACE_WAITING, restored(WAITING, NOW), false, Calendar.NONE),
                new Case(Template.PROMOTED, promoted(TUESDAY), false, Calendar.NONE),
                new Case(Template.PROMOTED, promoted(null), true, Calendar.CONFIRMED),
                new Case(Template.OFFER_EXPIRED, expired(true), false, Calendar.CANCELLED),
                new Case(Template.OFFER_EXPIRED, expired(false), false, Calendar.NONE),
                new Case(Template.CHANGED, changed(Reason.DAY_MOVED, SEATED), true, Calendar.CONFIRMED),
                new Case(Template.CHANGED, changed(Reason.DAY_MOVED, WAITING), false, Calendar.TENTATIVE),
                new Case(Template.CHANGED, changed(Reason.SEATS_LOST, WAITING), false, Calendar.TENTATIVE),
                new Case(Template.CHANGED, offeredAndMoved(), false, Calendar.NONE),
                new Case(Template.CHANGED, unconfirmedAndMoved(), false, Calendar.NONE),
                new Case(Template.DAY_CANCELLED, changed(Reason.DAY_CANCELLED, SEATED), false, Calendar.CANCELLED),
                new Case(Template.DAY_CANCELLED, changed(Reason.DAY_CANCELLED, NOWHERE), false, Calendar.NONE),
                new Case(
                        Template.CANCELLED,
                        new RegistrationCancelled("r", "d", 1, 1, NOW, Party.PARTICIPANT),
                        false,
                        Calendar.CANCELLED),
                new Case(Template.LAPSED, new RegistrationLapsed("r", "d", 1, 1, NOW), false, Calendar.CANCELLED));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void says_of_a_place_and_in_the_calendar_what_is_so(Case mailed) {
        var mail = mail(mailed.template(), mailed.event());
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
                    .contains("STATUS:" + mailed.calendar(), "UID:r@grand-est.example.org", "SEQUENCE:7")
                    .doesNotContain("/inscriptions/");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_link_opens_in_the_language_of_the_mail(Case mailed) {
        for (var language : List.of("fr", "en")) {
            var button = mail(mailed.template(), mailed.event(), language, DAY).button();

            assertThat(button).isNotNull();
            assertThat(button.address()).endsWith("?langue=" + language);
        }
    }

    @Test
    void an_offer_says_in_its_subject_until_when_it_must_be_confirmed() {
        assertThat(mail(Template.PROMOTED, promoted(TUESDAY)).subject())
                .isEqualTo("À accepter avant mardi 14\u00a0h\u00a0: une place s’est libérée");
        assertThat(mail(Template.PROMOTED, promoted(null)).subject()).startsWith("Une place s’est libérée pour vous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void a_restored_registration_says_first_that_it_stands_again_and_with_what(String language) {
        var again = language.equals("fr") ? "est rétablie" : "is restored";
        var seated = mail(Template.PLACE_CONFIRMED, restored(SEATED, NOW), language, DAY);
        var waiting = mail(Template.PLACE_WAITING, restored(WAITING, NOW), language, DAY);
        var unconfirmed = mail(Template.CONFIRM_ADDRESS, requestedAgain(), language, DAY);

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
        assertThat(mail(Template.PLACE_CONFIRMED, confirmed(SEATED), language, DAY)
                        .subject())
                .doesNotContain(again);
    }

    @Test
    void once_the_day_has_begun_no_mail_promises_to_write_about_a_free_place() {
        var half = new Places(new Place(true, null), List.of(new WorkshopPlace("w-1", false, 2)));
        var begun = DAY.startsAt();

        var waiting = mail(Template.PLACE_WAITING, restored(WAITING, begun));
        assertThat("%s %s %s".formatted(waiting.subject(), waiting.lead(), waiting.details()))
                .contains("La journée a commencé", "complète")
                .doesNotContain("rang", "liste d’attente", "pour le moment");
        assertThat(waiting.next())
                .singleElement()
                .asString()
                .contains("l’accueil vous dira")
                .doesNotContain("écrirons");
        assertThat(mail(Template.PLACE_CONFIRMED, restored(half, begun)).next().getLast())
                .contains("l’accueil vous dira")
                .doesNotContain("écrirons");
        assertThat(mail(Template.PLACE_CONFIRMED, restored(half, NOW)).next().getLast())
                .contains("nous vous écrirons");
    }

    @Test
    void an_address_of_a_request_that_is_not_confirmed_is_not_called_registered() {
        var repeated = mail(Template.ADDRESS_REGISTERED, new RegistrationRepeated("r", "d", 1, 1, 1, NOW, TUESDAY));

        assertThat(repeated.subject()).startsWith("Votre inscription est à confirmer");
        assertThat(repeated.lead()).contains("confirmez-la avant le mardi").doesNotContain("déjà inscrite");
        assertThat(mail(Template.ADDRESS_REGISTERED, new RegistrationRepeated("r", "d", 1, 1, 1, NOW, null))
                        .lead())
                .contains("Elle est déjà inscrite");
    }

    @Test
    void a_free_seat_in_a_workshop_is_not_called_a_place_at_the_day() {
        var seat = mail(Template.PROMOTED, seatGained(null));

        assertThat(seat.subject()).startsWith("Une place d’atelier s’est libérée pour vous");
        assertThat(seat.next().getLast()).contains("changez d’atelier").doesNotContain("annulez");
        assertThat(mail(Template.PROMOTED, seatGained(TUESDAY)).subject())
                .isEqualTo("À accepter avant mardi 14\u00a0h\u00a0: une place d’atelier s’est libérée");
    }

    @Test
    void a_mail_about_two_workshops_at_one_time_says_which_seat_will_replace_the_other() {
        var other = new Session(
                "w-2",
                SessionKind.WORKSHOP,
                "Écoute",
                Instant.parse("2027-11-19T09:30:00Z"),
                Instant.parse("2027-11-19T10:30:00Z"),
                "Salle B",
                30,
                null);
        var day = new Day(
                1,
                "journee",
                "Journée régionale",
                DAY.startsAt(),
                DAY.endsAt(),
                "Nantes",
                null,
                List.of(DAY.sessions().getFirst(), other),
                List.of(),
                null,
                null,
                null,
                null);
        var both = new Places(
                new Place(true, null),
                List.of(new WorkshopPlace("w-1", false, 2), new WorkshopPlace("w-2", true, null)));

        for (var mail : List.of(
                mail(Template.PROMOTED, promoted(null, both), "fr", day),
                mail(Template.PROMOTED, promoted(TUESDAY, both), "fr", day),
                mail(Template.PLACE_CONFIRMED, confirmed(both), "fr", day))) {
            assertThat(mail.next().getLast()).contains("Outils", "elle remplacera celle", "Écoute");
        }
        assertThat(mail(Template.PLACE_CONFIRMED, restored(both, DAY.startsAt()), "fr", day)
                        .next())
                .noneMatch(text -> text.contains("remplacera"));
    }

    @Test
    void an_offer_of_several_places_speaks_of_several() {
        var two = new ParticipantPromoted(
                "r", "d", 1, 1, 1, false, List.of("w-1", "w-2"), SEATED, NOW, TUESDAY, List.of());
        var all = new ParticipantPromoted("r", "d", 1, 1, 1, true, List.of("w-1"), SEATED, NOW, TUESDAY, List.of());

        var workshops = mail(Template.PROMOTED, two);
        assertThat("%s %s %s".formatted(workshops.subject(), workshops.lead(), workshops.next()))
                .contains("des places d’atelier se sont libérées", "Elles ne sont à vous que si vous les acceptez")
                .doesNotContain("Elle n’est", "laissez-la", "{");
        assertThat(mail(Template.PROMOTED, all).lead())
                .contains("à «", "avec une place à cet atelier")
                .doesNotContain("libérée pour vous : la journée", "{");
        assertThat(mail(Template.PROMOTED, two, "en", DAY).lead()).contains("Seats have", "accept them");
    }

    @Test
    void who_waits_reads_the_rank_in_every_mail_about_the_places() {
        assertThat(mail(Template.CHANGED, changed(Reason.SESSIONS_MOVED, WAITING))
                        .details())
                .extracting(MailContent.Detail::text)
                .contains("liste d’attente, rang 3");
    }

    @Test
    void who_waits_for_the_day_reads_where_it_takes_place_and_which_workshops_were_chosen() {
        var mail = mail(Template.PLACE_WAITING, confirmed(WAITING));

        assertThat(mail.details()).extracting(MailContent.Detail::text).contains("Nantes");
        assertThat(mail.details())
                .filteredOn(detail -> detail.label().startsWith("Outils, de 10"))
                .extracting(MailContent.Detail::text)
                .containsExactly("quand vous aurez une place à la journée, s’il en reste dans cet atelier");
        assertThat(mail(Template.PLACE_WAITING, confirmed(NOWHERE)).details())
                .extracting(MailContent.Detail::label)
                .noneMatch(label -> label.startsWith("Outils"));
    }

    @Test
    void nobody_is_asked_to_register_for_a_day_that_is_over() {
        var after = DAY.endsAt().plusSeconds(1);
        var cancelled = new RegistrationCancelled("r", "d", 1, 1, after, Party.ORGANISER);

        assertThat(mail(Template.CANCELLED, cancelled).next()).noneMatch(next -> next.contains("inscrire"));
        assertThat(mail(Template.LAPSED, new RegistrationLapsed("r", "d", 1, 1, after))
                        .next())
                .containsExactly("La journée est terminée\u00a0: vous n’avez rien à faire.");
        assertThat(mail(Template.LAPSED, new RegistrationLapsed("r", "d", 1, 1, NOW))
                        .next())
                .as("before")
                .anyMatch(next -> next.contains("inscrivez-vous"));
    }

    @Test
    void titles_are_quoted_as_in_the_language_of_the_mail() {
        var expired = expired(false);

        assertThat(mail(Template.OFFER_EXPIRED, expired).lead()).contains("«\u00a0Outils\u00a0»");
        assertThat(mail(Template.OFFER_EXPIRED, expired, "en", DAY).lead())
                .contains("“Outils”")
                .doesNotContain("«", "»", " :");
    }

    @Test
    void a_moved_day_shows_its_start_and_its_end() {
        var mail = mail(Template.CHANGED, changed(Reason.DAY_MOVED, SEATED));

        assertThat(mail.lead())
                .contains("vendredi 19 novembre 2027, de 9\u00a0h\u00a030 à 16\u00a0h\u00a030", "Nantes");
        assertThat(mail.details().getFirst().text()).endsWith("de 9\u00a0h\u00a030 à 16\u00a0h\u00a030");
    }

    @Test
    void who_has_not_confirmed_reads_that_the_day_has_moved_and_how_to_confirm() {
        var mail = mail(Template.CHANGED, unconfirmedAndMoved());
        var english = mail(Template.CHANGED, unconfirmedAndMoved(), "en", DAY);

        assertThat(mail.lead())
                .contains("Journée régionale", "19 novembre 2027", "Nantes")
                .contains("n’est pas encore confirmée", "avant le mardi 9 novembre 2027 à 14\u00a0h");
        assertThat(mail.button().label()).isEqualTo("Confirmer mon inscription");
        assertThat(mail.details()).isEmpty();
        assertThat(english.lead()).contains("is not confirmed yet");
        assertThat(english.button().label()).isEqualTo("Confirm my registration");
        assertThat(mail(Template.CHANGED, changed(Reason.DAY_MOVED, SEATED)).lead())
                .doesNotContain("pas encore confirmée");
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
                null);
        var mail = mail(Template.PLACE_CONFIRMED, confirmed(SEATED), "en", day);

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
        assertThat(mail(Template.PLACE_CONFIRMED, confirmed(SEATED), "fr", day).lead())
                .contains("Journée régionale");
    }

    static Stream<Case> casesWithAnOfferedWorkshop() {
        var offered = new Places(new Place(true, null), List.of(new WorkshopPlace("w-1", true, null, TUESDAY)));
        return Stream.of(
                new Case(Template.PLACE_CONFIRMED, confirmed(offered), true, Calendar.CONFIRMED),
                new Case(Template.PROMOTED, promoted(null, offered), true, Calendar.CONFIRMED),
                new Case(Template.PROMOTED, promoted(TUESDAY, SEATED), false, Calendar.NONE),
                new Case(Template.CHANGED, changed(Reason.DAY_MOVED, offered), true, Calendar.CONFIRMED),
                new Case(Template.CHANGED, changed(Reason.WORKSHOPS_CHOSEN, offered), true, Calendar.CONFIRMED),
                new Case(Template.CHANGED, offeredAndMoved(), false, Calendar.NONE),
                new Case(Template.LINK_RENEWED, renewed(null, offered, null), true, Calendar.NONE),
                new Case(Template.LINK_RENEWED, renewed(null, SEATED, TUESDAY), false, Calendar.NONE));
    }

    @ParameterizedTest
    @MethodSource("casesWithAnOfferedWorkshop")
    void an_offered_workshop_is_to_be_accepted_in_every_mail_that_lists_it(Case mailed) {
        for (var language : List.of("fr", "en")) {
            var mail = mail(mailed.template(), mailed.event(), language, DAY);

            assertThat(mail.details())
                    .filteredOn(detail -> detail.label().startsWith("Outils"))
                    .extracting(MailContent.Detail::text)
                    .containsExactly(
                            language.equals("fr")
                                    ? "place à accepter avant le mardi 9 novembre 2027 à 14\u00a0h\u00a000"
                                    : "to be accepted before Tuesday 9 November 2027 at 14:00");
        }
    }

    @Test
    void a_new_link_says_what_is_so_for_its_owner() {
        var unconfirmed = mail(Template.LINK_RENEWED, renewed(TUESDAY, null, null));
        assertThat(unconfirmed.lead()).contains("pas encore confirmée", "avant le mardi 9 novembre 2027");
        assertThat(unconfirmed.button().label()).isEqualTo("Confirmer mon inscription");
        var waiting = mail(Template.LINK_RENEWED, renewed(null, WAITING, null));
        assertThat(waiting.lead()).contains("liste d’attente, au rang 3");
        var offered = mail(Template.LINK_RENEWED, renewed(null, SEATED, TUESDAY));
        assertThat(offered.lead()).contains("si vous l’acceptez avant le mardi 9 novembre 2027");
        assertThat(offered.button().label()).startsWith("Accepter");
        var seated = mail(Template.LINK_RENEWED, renewed(null, SEATED, null));
        assertThat(seated.lead()).doesNotContain("confirmée", "attente", "acceptez");
        assertThat(mail(Template.LINK_RENEWED, renewed(null, null, null)).lead())
                .as("an event of an earlier version")
                .isEqualTo(seated.lead());
    }

    @Test
    void the_subject_says_that_a_cancelled_day_takes_place_after_all() {
        var reinstated = changed(Reason.DAY_REINSTATED, SEATED);

        assertThat(mail(Template.CHANGED, reinstated).subject())
                .isEqualTo("La journée aura bien lieu\u00a0: vendredi 19 novembre 2027");
        assertThat(mail(Template.CHANGED, reinstated, "en", DAY).subject())
                .isEqualTo("The regional day will take place after all: Friday 19 November 2027");
        assertThat(mail(Template.CHANGED, changed(Reason.DAY_MOVED, SEATED)).subject())
                .startsWith("Changement de date, d’horaire ou de lieu");
    }

    @Test
    void the_subject_says_that_a_place_is_lost() {
        assertThat(mail(Template.CHANGED, changed(Reason.SEATS_LOST, WAITING)).subject())
                .startsWith("Vous passez sur la liste d’attente");
        assertThat(mail(Template.CHANGED, changed(Reason.SEATS_LOST, SEATED)).subject())
                .startsWith("Vous passez sur la liste d’attente pour un atelier");
    }

    @Test
    void the_subject_of_several_changes_names_a_lost_place_then_the_date_then_a_workshop() {
        var seat = with(List.of(Reason.SESSIONS_MOVED, Reason.SEATS_LOST, Reason.DAY_MOVED), SEATED);
        var place = with(List.of(Reason.DAY_MOVED, Reason.SEATS_LOST), WAITING);

        assertThat(mail(Template.CHANGED, seat).subject()).startsWith("Changement de date, d’horaire ou de lieu");
        assertThat(mail(Template.CHANGED, seat).lead().lines().findFirst())
                .hasValueSatisfying(first -> assertThat(first).contains("change d’horaire ou de lieu"));
        assertThat(mail(Template.CHANGED, place).subject()).startsWith("Vous passez sur la liste d’attente");
    }

    @Test
    void only_who_has_a_place_reads_that_the_file_updates_the_calendar() {
        assertThat(mail(Template.CHANGED, changed(Reason.DAY_MOVED, SEATED)).next())
                .contains("Le fichier joint met votre agenda à jour.");
        assertThat(mail(Template.CHANGED, changed(Reason.DAY_MOVED, WAITING))
                        .next()
                        .getFirst())
                .startsWith("Si la journée est déjà dans votre agenda");
    }

    private static MailContent mail(Template template, ParticipantEvent.Mailed event) {
        return mail(template, event, "fr", DAY);
    }

    private static MailContent mail(Template template, ParticipantEvent.Mailed event, String language, Day day) {
        var about = new Reference(EntityRef.registration("r"), 1);
        var cause = new Cause("e/r/7", 7, "registration.registrations", "{}", null);
        var notification = Notification.create(template, about, null, cause, NOW, NOW);
        var ada = new Recipient(
                about.ref(), 1, "Ada", "ada@example.org", language, null, List.of(), List.of(), false, null, null);
        var data = new MessageData(
                List.of(), Optional.of(ada), Optional.empty(), Optional.of(new DayProjection("d", 1, day)));
        return MessageUseCases.mailWriter().write(notification, event, data);
    }

    @Test
    void wishes_are_listed_in_order_and_called_no_workshops_yet() {
        var pending = new Places(new Place(true, null), List.of());
        var mail = mail(Template.PLACE_CONFIRMED, ranked(pending, TUESDAY), "fr", DAY);

        assertThat(mail.details())
                .extracting(detail -> detail.label() + " " + detail.text())
                .anyMatch(text -> text.startsWith("Outils") && text.endsWith("vœu 1, à attribuer"));
        assertThat(String.join(" ", mail.next()))
                .contains("aucun atelier n’est encore attribué", "jusqu’au mardi 9 novembre 2027");
        assertThat(String.join(
                        " ",
                        mail(Template.PLACE_CONFIRMED, ranked(pending, NOW), "fr", DAY)
                                .next()))
                .contains("Les vœux sont clos");
        var waiting =
                mail(Template.PLACE_WAITING, ranked(new Places(new Place(false, 3), List.of()), TUESDAY), "fr", DAY);
        assertThat(String.join(" ", waiting.next()))
                .contains("si une place se libère", "si vous avez alors une place à la journée");
        assertThat(String.join(
                        " ",
                        mail(Template.PLACE_CONFIRMED, ranked(pending, TUESDAY), "en", DAY)
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
                    mail(Template.CONFIRM_ADDRESS, requested),
                    mail(Template.PLACE_CONFIRMED, confirmed(SEATED, repeated)),
                    mail(Template.PLACE_WAITING, confirmed(WAITING, repeated)),
                    mail(Template.PROMOTED, offered))) {
                assertThat(mail.next().getFirst().contains(first)).isEqualTo(repeated);
                assertThat(mail.next()).hasSizeGreaterThan(repeated ? 1 : 0);
            }
        }
    }

    private static RegistrationConfirmed confirmed(Places places, boolean repeated) {
        return new RegistrationConfirmed("r", "d", 1, 1, 1, null, places, NOW, null, null, null, repeated);
    }

    private static RegistrationConfirmed ranked(Places places, Instant wishesUntil) {
        return new RegistrationConfirmed("r", "d", 1, 1, 1, null, places, NOW, null, List.of("w-1"), wishesUntil, null);
    }

    private static RegistrationRequested requested() {
        return new RegistrationRequested("r", "d", 1, 1, 1, TUESDAY, NOW);
    }

    private static RegistrationRequested requestedAgain() {
        return new RegistrationRequested("r", "d", 1, 1, 1, TUESDAY, NOW, true, null);
    }

    private static RegistrationConfirmed restored(Places places, Instant at) {
        return new RegistrationConfirmed("r", "d", 1, 1, 1, null, places, at, true, null, null, null);
    }

    private static RegistrationConfirmed confirmed(Places places) {
        return new RegistrationConfirmed("r", "d", 1, 1, 1, null, places, NOW);
    }

    private static ParticipantPromoted seatGained(Instant acceptUntil) {
        return new ParticipantPromoted("r", "d", 1, 1, 1, false, List.of("w-1"), SEATED, NOW, acceptUntil, List.of());
    }

    private static ParticipantPromoted promoted(Instant acceptUntil) {
        return promoted(acceptUntil, SEATED);
    }

    private static ParticipantPromoted promoted(Instant acceptUntil, Places places) {
        return new ParticipantPromoted("r", "d", 1, 1, 1, true, List.of(), places, NOW, acceptUntil, List.of());
    }

    private static LinkRenewed renewed(Instant heldUntil, Places places, Instant acceptUntil) {
        return new LinkRenewed("r", "d", 1, 1, 1, NOW, heldUntil, places, acceptUntil);
    }

    private static OfferExpired expired(boolean ofDay) {
        return new OfferExpired("r", "d", 1, 1, 1, ofDay, ofDay ? List.of() : List.of("w-1"), NOW);
    }

    private static RegistrationChanged offeredAndMoved() {
        return new RegistrationChanged(
                "r",
                "d",
                1,
                1,
                1,
                List.of(Reason.DAY_MOVED),
                List.of(),
                List.of(),
                SEATED,
                NOW,
                null,
                null,
                null,
                null,
                TUESDAY,
                null,
                null);
    }

    private static RegistrationChanged unconfirmedAndMoved() {
        return changed(Reason.DAY_MOVED, NOWHERE, TUESDAY);
    }

    private static RegistrationChanged changed(Reason reason, Places places) {
        return changed(reason, places, null);
    }

    private static RegistrationChanged with(List<Reason> reasons, Places places) {
        return changed(reasons, places, null);
    }

    private static RegistrationChanged changed(Reason reason, Places places, @Nullable Instant confirmUntil) {
        return changed(List.of(reason), places, confirmUntil);
    }

    private static RegistrationChanged changed(List<Reason> reasons, Places places, @Nullable Instant confirmUntil) {
        return new RegistrationChanged(
                "r",
                "d",
                1,
                1,
                1,
                reasons,
                List.of(),
                List.of("w-1"),
                places,
                NOW,
                null,
                null,
                null,
                null,
                null,
                confirmUntil,
                null);
    }
}

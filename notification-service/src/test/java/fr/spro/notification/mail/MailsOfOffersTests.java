package fr.spro.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.Session;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the mails about a free place say: given or offered, for the day or in workshops.
class MailsOfOffersTests extends MailTest {

    @Test
    void an_offer_says_in_its_subject_until_when_it_must_be_confirmed() {
        assertThat(mail(Kind.PROMOTED, promoted(TUESDAY)).subject())
                .isEqualTo("À accepter avant mardi 14\u00a0h\u00a000\u00a0: une place s’est libérée");
        assertThat(mail(Kind.PROMOTED, promoted(TUESDAY), "en", DAY).subject())
                .isEqualTo("Accept before Tuesday 14:00: a place has become free");
        assertThat(mail(Kind.PROMOTED, promoted(null)).subject()).startsWith("Une place s’est libérée pour vous");
    }

    @Test
    void a_free_seat_in_a_workshop_is_not_called_a_place_at_the_day() {
        var seat = mail(Kind.PROMOTED, seatGained(null));

        assertThat(seat.subject()).startsWith("Une place d’atelier s’est libérée pour vous");
        assertThat(seat.next().getLast()).contains("répondez à ce message").doesNotContain("annulez");
        assertThat(mail(Kind.PROMOTED, seatGained(TUESDAY)).subject())
                .isEqualTo("À accepter avant mardi 14\u00a0h\u00a000\u00a0: une place d’atelier s’est libérée");
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
                null,
                null,
                null);
        var both = new Places(
                new Place(true, null),
                List.of(new WorkshopPlace("w-1", false, 2), new WorkshopPlace("w-2", true, null)));

        for (var mail : List.of(
                mail(Kind.PROMOTED, promoted(null, both), "fr", day),
                mail(Kind.PROMOTED, promoted(TUESDAY, both), "fr", day),
                mail(Kind.PLACE_CONFIRMED, confirmed(both), "fr", day))) {
            assertThat(mail.next().getLast()).contains("Outils", "elle remplacera celle", "Écoute");
        }
        assertThat(mail(Kind.PLACE_CONFIRMED, restored(both, DAY.startsAt()), "fr", day)
                        .next())
                .noneMatch(text -> text.contains("remplacera"));
    }

    @Test
    void an_offer_of_several_places_speaks_of_several() {
        var two = EVENTS.promoted(false, List.of("w-1", "w-2"), SEATED, TUESDAY);
        var all = EVENTS.promoted(true, List.of("w-1"), SEATED, TUESDAY);

        var workshops = mail(Kind.PROMOTED, two);
        assertThat("%s %s %s".formatted(workshops.subject(), workshops.lead(), workshops.next()))
                .contains("des places d’atelier se sont libérées", "Elles ne sont à vous que si vous les acceptez")
                .doesNotContain("Elle n’est", "laissez-la", "{");
        assertThat(mail(Kind.PROMOTED, all).lead())
                .contains("à «", "avec une place à cet atelier")
                .doesNotContain("libérée pour vous : la journée", "{");
        assertThat(mail(Kind.PROMOTED, two, "en", DAY).lead()).contains("Seats have", "accept them");
    }

    static Stream<Case> casesWithAnOfferedWorkshop() {
        var offered = new Places(new Place(true, null), List.of(new WorkshopPlace("w-1", true, null, TUESDAY)));
        return Stream.of(
                new Case(Kind.PLACE_CONFIRMED, confirmed(offered), true, Calendar.CONFIRMED),
                new Case(Kind.PROMOTED, promoted(null, offered), true, Calendar.CONFIRMED),
                new Case(Kind.PROMOTED, promoted(TUESDAY, SEATED), false, Calendar.NONE),
                new Case(Kind.CHANGED, changed(Reason.DAY_MOVED, offered), true, Calendar.CONFIRMED),
                new Case(Kind.CHANGED, changed(Reason.WORKSHOPS_CHOSEN, offered), true, Calendar.CONFIRMED),
                new Case(Kind.CHANGED, offeredAndMoved(), false, Calendar.NONE),
                new Case(Kind.LINK_RENEWED, renewed(null, offered, null), true, Calendar.NONE),
                new Case(Kind.LINK_RENEWED, renewed(null, SEATED, TUESDAY), false, Calendar.NONE));
    }

    @ParameterizedTest
    @MethodSource("casesWithAnOfferedWorkshop")
    void an_offered_workshop_is_to_be_accepted_in_every_mail_that_lists_it(Case mailed) {
        for (var language : List.of("fr", "en")) {
            var mail = mail(mailed.kind(), mailed.event(), language, DAY);

            assertThat(mail.details())
                    .filteredOn(detail -> detail.label().startsWith("Outils"))
                    .extracting(MailContent.Detail::text)
                    .containsExactly(
                            language.equals("fr")
                                    ? "place à accepter avant le mardi 9 novembre 2027 à 14\u00a0h\u00a000"
                                    : "to be accepted before Tuesday 9 November 2027 at 14:00");
        }
    }

    private static ParticipantPromoted seatGained(Instant acceptUntil) {
        return EVENTS.promoted(false, List.of("w-1"), SEATED, acceptUntil);
    }
}

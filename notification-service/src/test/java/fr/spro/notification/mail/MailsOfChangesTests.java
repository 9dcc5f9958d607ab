package fr.spro.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.Earlier;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the mails about a change say first, and what of the calendar.
class MailsOfChangesTests extends MailTest {

    @Test
    void a_moved_day_shows_its_start_and_its_end() {
        var mail = mail(Kind.CHANGED, changed(Reason.DAY_MOVED, SEATED));

        assertThat(mail.lead())
                .contains("vendredi 19 novembre 2027, de 9\u00a0h\u00a030 à 16\u00a0h\u00a030", "Nantes");
        assertThat(mail.details().getFirst().text()).endsWith("de 9\u00a0h\u00a030 à 16\u00a0h\u00a030");
    }

    @Test
    void who_has_not_confirmed_reads_that_the_day_has_moved_and_how_to_confirm() {
        var mail = mail(Kind.CHANGED, unconfirmedAndMoved());
        var english = mail(Kind.CHANGED, unconfirmedAndMoved(), "en", DAY);

        assertThat(mail.lead())
                .contains("Journée régionale", "19 novembre 2027", "Nantes")
                .contains("n’est pas encore confirmée", "avant le mardi 9 novembre 2027 à 14\u00a0h");
        assertThat(mail.button().label()).isEqualTo("Confirmer mon inscription");
        assertThat(mail.details()).isEmpty();
        assertThat(english.lead()).contains("is not confirmed yet");
        assertThat(english.button().label()).isEqualTo("Confirm my registration");
        assertThat(mail(Kind.CHANGED, changed(Reason.DAY_MOVED, SEATED)).lead()).doesNotContain("pas encore confirmée");
    }

    @Test
    void the_subject_says_that_a_cancelled_day_takes_place_after_all() {
        var reinstated = changed(Reason.DAY_REINSTATED, SEATED);

        assertThat(mail(Kind.CHANGED, reinstated).subject())
                .isEqualTo("La journée aura bien lieu\u00a0: vendredi 19 novembre 2027");
        assertThat(mail(Kind.CHANGED, reinstated, "en", DAY).subject())
                .isEqualTo("The regional day will take place after all: Friday 19 November 2027");
        assertThat(mail(Kind.CHANGED, changed(Reason.DAY_MOVED, SEATED)).subject())
                .startsWith("Changement de date, d’horaire ou de lieu");
    }

    @Test
    void a_day_cancelled_just_after_its_move_has_the_present_date_and_the_one_that_was_known() {
        var known = new Earlier(TUESDAY, TUESDAY.plusSeconds(3600), "Laval", null, List.of(), null, null);
        var mail = mail(Kind.DAY_CANCELLED, EVENTS.changedFrom(known, Reason.DAY_CANCELLED, SEATED));

        assertThat(mail.subject())
                .isEqualTo("Annulée\u00a0: journée du vendredi 19 novembre 2027 (auparavant\u00a0: mardi 9 novembre"
                        + " 2027)");
        assertThat(mail.lead())
                .contains("le vendredi 19 novembre 2027 à 9\u00a0h\u00a030 (auparavant\u00a0: mardi 9 novembre 2027 à"
                        + " 14\u00a0h");
        assertThat(mail(Kind.DAY_CANCELLED, EVENTS.changedFrom(known, Reason.DAY_CANCELLED, SEATED), "en", DAY)
                        .subject())
                .endsWith("Friday 19 November 2027 (previously: Tuesday 9 November 2027)");
        assertThat(mail(Kind.DAY_CANCELLED, changed(Reason.DAY_CANCELLED, SEATED))
                        .subject())
                .isEqualTo("Annulée\u00a0: journée du vendredi 19 novembre 2027");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void an_offer_that_staff_took_away_is_not_called_a_place_that_is_lost(String language) {
        var mail = mail(Kind.CHANGED, offerLost(), language, DAY);

        var said = mail.subject() + mail.lead() + mail.next();
        assertThat(said)
                .contains(language.equals("fr") ? "ne vous est plus proposée" : "is no longer offered to you")
                .doesNotContain("passez", "are now", "agenda", "calendar");
    }

    @Test
    void the_subject_says_that_a_place_is_lost() {
        assertThat(mail(Kind.CHANGED, changed(Reason.SEATS_LOST, WAITING)).subject())
                .startsWith("Vous passez sur la liste d’attente");
        assertThat(mail(Kind.CHANGED, changed(Reason.SEATS_LOST, SEATED)).subject())
                .startsWith("Vous passez sur la liste d’attente pour un atelier");
    }

    @Test
    void an_earlier_time_is_said_in_the_zone_in_which_it_was_told() {
        var known = new Earlier(
                DAY.startsAt().minusSeconds(3600), DAY.endsAt(), DAY.place(), null, List.of(), null, "Indian/Reunion");
        var moved = EVENTS.changedFrom(known, Reason.DAY_MOVED, SEATED);

        assertThat(mail(Kind.CHANGED, moved).lead())
                .contains("de 9\u00a0h\u00a030 à 16\u00a0h\u00a030 (heure d’Europe centrale) (auparavant")
                .contains("de 11\u00a0h\u00a030 à 19\u00a0h\u00a030 (heure de La Réunion)");
    }

    @Test
    void the_subject_of_several_changes_names_a_lost_place_then_the_date_then_a_workshop() {
        var seat = with(List.of(Reason.SESSIONS_MOVED, Reason.SEATS_LOST, Reason.DAY_MOVED), SEATED);
        var place = with(List.of(Reason.DAY_MOVED, Reason.SEATS_LOST), WAITING);

        assertThat(mail(Kind.CHANGED, seat).subject()).startsWith("Changement de date, d’horaire ou de lieu");
        assertThat(mail(Kind.CHANGED, seat).lead().lines().findFirst())
                .hasValueSatisfying(first -> assertThat(first).contains("change d’horaire ou de lieu"));
        assertThat(mail(Kind.CHANGED, place).subject()).startsWith("Vous passez sur la liste d’attente");
    }

    @Test
    void only_who_has_a_place_reads_that_the_file_updates_the_calendar() {
        assertThat(mail(Kind.CHANGED, changed(Reason.DAY_MOVED, SEATED)).next())
                .contains("Le fichier joint met votre agenda à jour.");
        assertThat(mail(Kind.CHANGED, changed(Reason.DAY_MOVED, WAITING)).next().getFirst())
                .startsWith("Si la journée est déjà dans votre agenda");
    }

    private static RegistrationChanged with(List<Reason> reasons, Places places) {
        return changed(reasons, places, null);
    }
}

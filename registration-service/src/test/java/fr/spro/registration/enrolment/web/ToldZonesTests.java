package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayEdit.SessionsMove;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A day of the network's time gets that of La Réunion, three hours ahead in winter: half past nine
/// stays half past nine, and what was told before keeps the zone in which it was told.
class ToldZonesTests extends PageTest {

    private static final String BEFORE =
            "auparavant : vendredi 19 novembre 2027, de 9 h 30 à 16 h 30 (heure d’Europe centrale))";

    @Test
    void the_own_page_says_the_earlier_time_as_it_was_told() {
        publish(10, 5);
        var ada = confirmed("Ada");
        moveToReunion();

        assertThat(text(ownPage(ada))).contains("de 9 h 30 à 16 h 30 (heure de La Réunion) (" + BEFORE);
    }

    @Test
    void the_public_page_says_so_too() {
        publish(10, 5);
        moveToReunion();

        assertThat(text("/journees/" + day.value()))
                .contains("de 9 h 30 à 16 h 30 (heure de La Réunion)")
                .contains("Auparavant : vendredi 19 novembre 2027, de 9 h 30 à 16 h 30 (heure d’Europe centrale), ");
    }

    @Test
    void the_message_tells_the_zone_of_the_earlier_time() {
        publish(10, 5);
        var ada = confirmed("Ada");
        moveToReunion();
        reconcile();

        assertThat(changed(ada).earlier().zone()).isEqualTo("Europe/Paris");
        assertThat(changed(ada).earlier().startsAt()).isEqualTo(START);
    }

    @Test
    void the_history_says_each_time_in_the_zone_of_its_time() {
        publish(10, 5);
        moveToReunion();

        assertThat(text("/coordination/journees/" + day.value() + "/historique"))
                .contains("<del>vendredi 19 novembre 2027 à 9 h 30 (heure d’Europe centrale)</del>")
                .contains("<ins>vendredi 19 novembre 2027 à 9 h 30 (heure de La Réunion)</ins>");
    }

    private RegistrationChanged changed(RegistrationId id) {
        return (RegistrationChanged) events(id).getLast();
    }

    private void moveToReunion() {
        var before = find().details();
        var earlier = Duration.ofHours(3);
        var moved = new Details(
                before.title(),
                before.description(),
                before.place(),
                before.access(),
                before.startsAt().minus(earlier),
                before.endsAt().minus(earlier),
                before.places(),
                before.rooms(),
                null,
                null,
                null,
                null,
                ZoneId.of("Indian/Reunion"),
                null,
                null);
        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.Describe(moved, List.of(), SessionsMove.WITH_DAY, null)));
    }

    private String text(String path) {
        var result = mvc.get().uri(path).with(staff("organiser")).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), UTF_8)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }
}

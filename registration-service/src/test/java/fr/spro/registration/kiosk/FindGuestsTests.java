package fr.spro.registration.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.kiosk.FindGuests.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Search at a tablet, which shows a minimum of data.
class FindGuestsTests extends InMemoryService {

    private final KioskUseCases kiosk =
            new KioskUseCases(mongo, days, enrolment, roster, attendance, URI.create("http://localhost"), clock);
    private final FindGuests findGuests = kiosk.findGuests;

    @BeforeEach
    void publish() {
        publish(20, 5);
    }

    @Test
    void finds_name_prefixes_ignoring_accents_and_case() {
        guest("Hélène Lefèvre-Ünal", "CIO");
        guest("Zoé O’Cœur", "Apec");

        for (var text : List.of("HELENE", "hél", "lefevre", "ünal", "una helene", "Lefèvre Hélène")) {
            assertThat(names(text)).as(text).containsExactly("Hélène L.");
        }
        for (var text : List.of("coeur", "Cœur", "o'coeur", "zoe coeur")) {
            assertThat(names(text)).as(text).containsExactly("Zoé O.");
        }
        for (var text : List.of("elene", "evre", "lefebvre", "helene durand", ".*.*.*abc", "example")) {
            assertThat(find(text)).as(text).isEqualTo(new Outcome.NoMatch());
        }
        for (var text : List.of("", "  ", "hé", "h.é", "12345", "🙂🙂🙂", "%%%")) {
            assertThat(find(text)).as(text).isEqualTo(new Outcome.TooFewLetters());
        }
    }

    @Test
    void finds_out_no_hidden_surname_letter_by_letter() {
        guest("Camille Durand", "CIO");

        assertThat(names("camille")).containsExactly("Camille D.");
        for (var text : List.of("camille d", "camille dur", "camille duran", "cam dur")) {
            assertThat(find(text)).as(text).isEqualTo(new Outcome.NoMatch());
        }
        assertThat(names("camille durand")).as("the whole word").containsExactly("Camille D.");
        assertThat(names("cam durand")).containsExactly("Camille D.");
    }

    @Test
    void finds_a_short_name_only_if_it_is_typed_in_full() {
        guest("Wei Li", "CIO");
        guest("Jo Martin", "Apec");
        guest("Lise Lionnet", "Cap emploi");
        guest("Anne de Li", "CIBC");
        guest("Li-An Nguyen", "Afpa");

        for (var text : List.of("Li", "LI", "lí ", "-li-"))
            assertThat(names(text)).as(text).containsExactly("Wei L.");
        assertThat(names("jo")).as("a first name").containsExactly("Jo M.");
        assertThat(names("wei")).containsExactly("Wei L.");
        assertThat(names("wei li")).containsExactly("Wei L.");
        for (var text : List.of("l", "we", "an", "de", "ma", "j", ".*", "l.")) {
            assertThat(find(text)).as(text).isEqualTo(new Outcome.TooFewLetters());
        }
        for (int i = 1; i <= 5; i++) guest("Ana" + "abcde".charAt(i - 1) + " Li", "Structure " + i);
        assertThat(find("li")).isEqualTo(new Outcome.TooManyMatches());
    }

    @Test
    void returns_at_most_five_people_and_none_of_more() {
        for (int i = 1; i <= 5; i++) guest("Marie Martin" + "abcde".charAt(i - 1), "Structure " + i);
        assertThat(names("marti")).hasSize(5);

        guest("Marc Martinez", "Structure 6");

        assertThat(find("marti")).isEqualTo(new Outcome.TooManyMatches());
        assertThat(names("marti marc")).containsExactly("Marc M.");
    }

    @Test
    void shows_only_what_distinguishes_people_and_sends_indistinguishable_ones_to_the_desk() {
        guest("Camille Durand", "CIO");
        guest("Camille Dupont", "CIO");
        guest("Camille Dubois", "Apec");
        guest("Sam Petit", "CIO");
        guest("Sam Petit", "CIO");

        assertThat(names("camille")).containsExactlyInAnyOrder("Camille Durand", "Camille Dupont", "Camille D.");
        assertThat(names("durand")).containsExactly("Camille D.");
        guest("Samia Petit", "CIO");
        assertThat(find("petit")).isInstanceOfSatisfying(Outcome.Found.class, found -> {
            assertThat(found.guests()).extracting(Guest::name).containsExactly("Samia P.");
            assertThat(found.areAll()).isFalse();
        });
        guest("Max Grand", "CIO");
        guest("Max Grand", "CIO");
        assertThat(find("grand")).isEqualTo(new Outcome.Ambiguous());
    }

    @Test
    void does_not_find_cancelled_registrations() {
        var cancelled = guest("Dora Partie", "CIO");
        cancelRegistration.handle(cancelled, "camille");

        assertThat(find("partie")).isEqualTo(new Outcome.NoMatch());
    }

    private Outcome find(String text) {
        return findGuests.handle(find(), text);
    }

    private List<String> names(String text) {
        var found = (Outcome.Found) find(text);
        assertThat(found.areAll()).isTrue();
        return found.guests().stream().map(Guest::name).toList();
    }

    private RegistrationId guest(String name, String structure) {
        var id = new RegistrationId("r-" + UUID.randomUUID());
        var participant = Examples.participant(name, id.value() + "@example.org");
        var wishes = new Wishes(null, structure, List.of(), null, Map.of());
        registerParticipant.handle(new RegisterParticipant.Command(id, day, participant, wishes, false));
        return confirmRegistration.handle(id).id();
    }
}

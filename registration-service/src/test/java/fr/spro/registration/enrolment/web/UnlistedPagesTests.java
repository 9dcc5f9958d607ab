package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Listing;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.UnlistedStructures;
import fr.spro.registration.enrolment.Wishes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Free-text structures of participants.
class UnlistedPagesTests extends PageTest {

    private static final String PAGE = "/coordination/annuaire/hors-liste";

    private final String group = Infrastructure.fresh("g");
    private final String name = Infrastructure.fresh("Association Été ");

    @Test
    void assigns_unlisted_names_to_a_structure_and_publishes_attendance_again() {
        publish(10, 5);
        var structure = listed();
        var came = confirmedFrom("Ada", name);
        var other = confirmedFrom("Bea", name.toUpperCase(Locale.ROOT));
        begin();
        checkIn.handle(day, came, null, Scope.WHOLE, "camille");
        assertThat(mvc.get().uri(PAGE).with(staff("organiser"))).bodyText().contains(name, "2 personnes");

        assertThat(mvc.post()
                        .uri(PAGE + "/rattachement")
                        .param("nom", key())
                        .param("structure", structure.value())
                        .with(csrf())
                        .with(staff("organiser")))
                .hasRedirectedUrl(PAGE + "?rattaches=2");
        assertThat(mvc.get().uri(PAGE + "?rattaches=2").with(staff("organiser")))
                .bodyText()
                .contains("2 personnes sont rattachées.");

        for (var id : List.of(came, other)) {
            assertThat(registrations.findById(id).orElseThrow().wishes().structure())
                    .isEqualTo(structure);
        }
        assertThat(events(came)).last().isInstanceOfSatisfying(ParticipantCheckedIn.class, fact -> {
            assertThat(fact.structureId()).isEqualTo(structure.value());
            assertThat(fact.groupId()).isEqualTo(group);
        });
        assertThat(mvc.get().uri(PAGE).with(staff("organiser"))).bodyText().doesNotContain(name);
    }

    @Test
    void a_page_compares_fifty_texts_at_most_and_leads_to_the_next_ones() {
        publish(100, 5);
        for (int i = 0; i < 52; i++) confirmedFrom("P" + i, "Structure %02d".formatted(i));
        confirmedFrom("Zoe", "STRUCTURE 00");

        var first = mvc.get().uri(PAGE).with(staff("organiser"));
        assertThat(first)
                .bodyText()
                .contains("Structure 49<", "Structures suivantes")
                .doesNotContain("Structure 50<");
        var last = unlisted().getLast();
        assertThat(unlisted()).hasSize(50);

        assertThat(mvc.get().uri(PAGE).param("apres", last).with(staff("organiser")))
                .bodyText()
                .contains("Structure 50<", "Structure 51<")
                .doesNotContain("Structure 49<", "Structures suivantes", "??");
        assertThat(mvc.post()
                        .uri(PAGE + "/rattachement")
                        .param("nom", Listing.normalise("Structure 50"))
                        .param("structure", "Inconnue")
                        .param("apres", last)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatus(422)
                .bodyText()
                .as("the page where it was typed")
                .contains("Structure 50<", "Inconnue", "Choisissez une structure")
                .doesNotContain("Structure 49<");
    }

    private List<String> unlisted() {
        return enrolment.unlistedStructures.page("").shown().stream()
                .map(UnlistedStructures.Unlisted::key)
                .toList();
    }

    @Test
    void adds_an_unlisted_structure_to_the_directory_and_publishes_it() {
        publish(10, 5);
        listed();
        var id = confirmedFrom("Ada", name);
        assertThat(mvc.get().uri(PAGE + "/ajout").param("nom", key()).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains(name, "Une personne y sera rattachée", "cio");
        assertThat(mvc.post()
                        .uri(PAGE + "/ajout")
                        .param("nom", key())
                        .param("name", name)
                        .param("postalCode", "49")
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatus(422)
                .bodyText()
                .contains("code postal de cinq chiffres", "Choisissez le groupe local", "Indiquez la ville");

        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post()
                            .uri(PAGE + "/ajout")
                            .param("nom", key())
                            .param("name", name)
                            .param("type", "association")
                            .param("group", group)
                            .param("street", "3 rue du Port")
                            .param("postalCode", "49000")
                            .param("city", "Angers")
                            .param("mailbox", "accueil@example.org")
                            .param("request", "one-form")
                            .with(csrf())
                            .with(staff("organiser")))
                    .hasStatus3xxRedirection();
        }

        var structure = registrations.findById(id).orElseThrow().wishes().structure();
        assertThat(structure).isNotNull();
        assertThat(directory.published(structure))
                .as("once, though the form was sent twice")
                .get()
                .isInstanceOfSatisfying(
                        StructureListed.class,
                        fact -> assertThat(fact.groupId()).isEqualTo(group));
    }

    @Test
    void only_organisers_assign_and_add() {
        for (var role : List.of("coordinator", "operator")) {
            assertThat(mvc.get().uri(PAGE).with(staff(role))).hasStatus(403);
            assertThat(mvc.get().uri(PAGE + "/ajout?nom=x").with(staff(role))).hasStatus(403);
            for (var page : List.of("/rattachement", "/ajout")) {
                assertThat(mvc.post()
                                .uri(PAGE + page)
                                .param("nom", "x")
                                .with(csrf())
                                .with(staff(role)))
                        .hasStatus(403);
            }
        }
        assertThat(mvc.post()
                        .uri(PAGE + "/rattachement")
                        .param("nom", "x")
                        .param("structure", "unknown")
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatus(422);
    }

    private String key() {
        return Listing.normalise(name);
    }

    private RegistrationId confirmedFrom(String person, String structure) {
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                Examples.participant(person, person.toLowerCase(Locale.ROOT) + "@example.org"),
                new Wishes(null, structure, List.of(), null, Map.of()),
                false)));
        return confirmRegistration.handle(id).id();
    }

    private StructureId listed() {
        var id = Infrastructure.fresh("s");
        importDirectory.groups(bytes(
                "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n%1$s;Groupe %1$s;Loire;c-%1$s;M K;m@example.org;m\n"
                        .formatted(group)));
        importDirectory.structures(bytes(
                "id;name;type;group;street;postal_code;city;email\n%s;CIO;cio;%s;3 rue du Port;44000;Nantes;cio@example.org\n"
                        .formatted(id, group)));
        return new StructureId(id);
    }
}

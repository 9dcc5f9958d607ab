package fr.spro.registration.directory.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.registration.directory.Coordinator;
import fr.spro.registration.directory.DirectoryAction;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// The pages of the directory: who coordinates a group.
class CoordinatorPagesTests extends GroupPageTest {

    @Test
    void adds_a_coordinator_once_with_access_and_publishes_a_contact() {
        for (int i = 0; i < 2; i++) {
            assertThat(add(one, "Bastien D", "bastien").param("substitute", "true"))
                    .hasRedirectedUrl(one + "?fait=coordination-ajoutee");
        }

        var id = stored().coordinators().getLast();
        assertThat(stored().coordinators()).containsExactly(maelle, id);
        assertThat(id.value()).doesNotContain("astien");
        assertThat(get(one, organiser()))
                .bodyText()
                .contains("Bastien D", "suppléance", "a ajouté une personne à la coordination");
        assertThat(get(one, staff(subject("bastien"), "coordinator"))).hasStatusOk();
        assertThat(directory.published(id))
                .get()
                .isInstanceOfSatisfying(
                        ContactListed.class,
                        published -> assertThat(published.email()).isEqualTo(mail("bastien")));
        assertThat(directory.published(new GroupId(group)))
                .get()
                .isInstanceOfSatisfying(
                        GroupListed.class,
                        published ->
                                assertThat(published.subjects()).containsExactly(subject(group), subject("bastien")));
    }

    @Test
    void the_same_account_in_several_groups_is_one_person() {
        var page = PAGE + "/groupes/" + other;

        assertThat(add(page, "Une autre", group))
                .hasStatus(422)
                .bodyText()
                .contains("subject-error", "Maëlle K", "value=\"Une autre\"", maelle.value());
        assertThat(add(page, "Une autre", group).param("known", maelle.value())).hasStatus3xxRedirection();
        assertThat(get(page, organiser())).bodyText().contains("Maëlle K").doesNotContain("Une autre");
        assertThat(add(page, "Personne", "nobody").param("known", "c-unknown")).hasStatus(422);

        assertThat(edit(1, "Maëlle Kervadec", "autre")).hasRedirectedUrl(one + "?fait=coordination-modifiee");
        for (var id : List.of(group, other)) {
            assertThat(directory.groupStore.find(new GroupId(id)).orElseThrow().subjects())
                    .contains(subject("autre"));
        }
        assertThat(post(page + "/coordination/" + maelle.value() + "/retrait").param("version", version(other)))
                .hasStatus3xxRedirection();
        assertThat(directory.coordinatorStore.find(maelle).orElseThrow().isErased())
                .isFalse();
    }

    @Test
    void corrects_a_coordinator_and_detects_a_concurrent_edit() {
        for (int i = 0; i < 2; i++) {
            assertThat(edit(1, "Maëlle Kervadec", group)).hasStatus3xxRedirection();
        }
        assertThat(edit(1, "Maëlle Keravec", group))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "a changé entre-temps",
                        "Maëlle Kervadec",
                        "value=\"Maëlle Keravec\"",
                        "<button form=\"typed\">Enregistrer le formulaire ainsi");
        assertThat(edit(2, "Maëlle Keravec", other))
                .hasStatus(422)
                .bodyText()
                .contains("subject-error", "autre personne");
        assertThat(edit(2, "", group).param("email", "x"))
                .hasStatus(422)
                .bodyText()
                .contains("name-error");

        assertThat(get(one, organiser())).bodyText().contains("a modifié une personne de la coordination");
        assertThat(directory.published(maelle)).get().isInstanceOfSatisfying(ContactListed.class, published -> {
            assertThat(published.name()).isEqualTo("Maëlle Kervadec");
            assertThat(published.version()).isEqualTo(2);
        });
    }

    @Test
    void erases_a_coordinator_without_groups_and_no_import_restores_them() {
        var page = one + "/coordination/" + maelle.value() + "/retrait";
        assertThat(get(page, organiser())).bodyText().contains("Maëlle K", "effacés", "Plus personne");
        assertThat(post(page).param("version", "7")).hasStatus(409);
        assertThat(post(page).param("version", "1")).hasRedirectedUrl(one + "?fait=coordination-retiree");
        assertThat(post(page).param("version", "2")).hasRedirectedUrl(one + "?fait=coordination-retiree");

        assertThat(get(one, organiser())).bodyText().contains(maelle.value()).doesNotContain("Maëlle", mail(group));
        assertThat(get(one, staff(subject(group), "coordinator"))).hasStatus(404);
        assertThat(documents()).noneMatch(text -> text.contains("Maëlle") || text.contains(mail(group)));
        assertThat(importGroups("").toString()).contains("removed-coordinator");
        assertThat(directory.published(maelle)).isEmpty();
        assertThat(directory.published(new GroupId(group)))
                .get()
                .isInstanceOfSatisfying(
                        GroupListed.class,
                        published -> assertThat(published.coordinators()).isEmpty());
    }

    @Test
    void the_sweep_completes_interrupted_changes() {
        // The group no longer has her and records her departure; the process crashed before she was erased.
        assertThat(add(one, "Bastien D", "bastien")).hasStatus3xxRedirection();
        var bastien = stored().coordinators().getLast();
        var erased = directory.coordinatorStore.find(bastien).orElseThrow();
        assertThat(post(one + "/coordination/" + bastien.value() + "/retrait").param("version", version(group)))
                .hasStatus3xxRedirection();
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(bastien.value())),
                        new Update()
                                .unset("erasedAt")
                                .set("name", erased.name())
                                .set("email", erased.email())
                                .set("subject", erased.subject())
                                .set("writtenAt", erased.writtenAt()),
                        Coordinator.class);
        // Her account was corrected; the process crashed before the group was updated.
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(maelle.value())),
                        new Update().set("subject", subject("neuf")),
                        Coordinator.class);
        // A structure was added to the other group while that was removed.
        importDirectory.structures(bytes("id;name;type;group;street;postal_code;city;email\n"
                + "s-%1$s;CIO;cio;%2$s;3 rue du Port;44000;Nantes;a@example.org\n".formatted(group, other)));
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(other)),
                        new Update().set("removedAt", Instant.now()),
                        Group.class);

        directory.reconcileDirectory.due().forEach(directory.reconcileDirectory::handle);

        assertThat(directory.coordinatorStore.find(bastien).orElseThrow().isErased())
                .isTrue();
        assertThat(stored().subjects()).containsExactly(subject("neuf"));
        var restored = directory.groupStore.find(new GroupId(other)).orElseThrow();
        assertThat(restored.isListed()).isTrue();
        assertThat(history(restored.id().subject()))
                .last()
                .satisfies(
                        entry -> assertThat(entry.is(DirectoryAction.RESTORED)).isTrue());
    }

    private Group stored() {
        return directory.groupStore.find(new GroupId(group)).orElseThrow();
    }

    private List<String> documents() {
        return Stream.of("localGroup", "coordinator")
                .flatMap(name -> mongo.mongo().findAll(Document.class, name).stream())
                .map(Document::toJson)
                .filter(text -> text.contains(group))
                .toList();
    }

    private MockMvcRequestBuilder add(String page, String name, String account) {
        return post(page + "/ajout")
                .param("request", "r-" + Integer.toHexString((account + group).hashCode()))
                .param("name", name)
                .param("email", mail(account))
                .param("subject", subject(account));
    }

    private MockMvcRequestBuilder edit(long version, String name, String account) {
        return post(one + "/coordination/" + maelle.value())
                .param("version", String.valueOf(version))
                .param("name", name)
                .param("email", mail(group))
                .param("subject", subject(account));
    }
}

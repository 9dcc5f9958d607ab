package fr.spro.registration.roster;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.roster.FindRegistrations.Order;
import fr.spro.registration.roster.FindRegistrations.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Search in the registrations of a day.
class FindRegistrationsTests extends InMemoryService {

    private final FindRegistrations findRegistrations = roster.findRegistrations;

    @Test
    void paginates_without_duplicates_even_for_equal_names() {
        publish(50, 5);
        var all = new ArrayList<RegistrationId>();
        for (int i = 0; i < 25; i++) all.add(registered("Camille Martin", "camille-%d@example.org".formatted(i), null));

        for (var order : Order.values()) {
            var listed = new ArrayList<RegistrationId>();
            RegistrationId after = null;
            do {
                var page = findRegistrations.find(search("", null, order, after));
                listed.addAll(
                        page.registrations().stream().map(Registration::id).toList());
                after = page.next();
            } while (after != null);
            assertThat(listed).as("%s", order).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void everybody_is_read_once_although_the_last_of_a_page_is_erased_meanwhile() {
        publish(50, 5);
        var ids = Stream.of("Ada", "Bea", "Cleo", "Dora")
                .map(name -> registered(name, name + "@example.org", null))
                .toList();
        var all = findRegistrations
                .all(new Search(find(), null, "", null, Scope.WHOLE, Order.NAME, null, 2))
                .iterator();
        var read = new ArrayList<RegistrationId>();

        for (int i = 0; i < 2; i++) read.add(all.next().id());
        eraseParticipant.handle(ids.get(1), "participant");
        all.forEachRemaining(one -> read.add(one.id()));

        assertThat(read).containsExactlyElementsOf(ids);
    }

    @Test
    void searches_beginnings_of_words_of_names_addresses_and_structures_without_accents() {
        publish(50, 5);
        importDirectory.groups(bytes("""
            id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject
            g-1;Groupe;Loire;c-1;M K;m@example.org;m
            """));
        importDirectory.structures(bytes("""
            id;name;type;group;street;postal_code;city;email
            s-1;Mission locale de l’Étang;cio;g-1;3 rue du Port;44000;Nantes;cio@example.org
            """));
        var zoe = registered("Zoé d’Aubigné", "z.aubigne@example.org", null);
        var max = registered("Max .*", "max@exemple.fr", new StructureId("s-1"));

        assertThat(found("zoe")).containsExactly(zoe);
        assertThat(found("AUBIGNÉ zoé")).containsExactly(zoe);
        assertThat(found("exemple.fr")).containsExactly(max);
        assertThat(found("etang")).containsExactly(max);
        assertThat(found("aub d’")).containsExactly(zoe);
        assertThat(found("ubigne")).isEmpty();
        assertThat(found("max.*")).containsExactly(max);
        assertThat(found(".*")).isEmpty();
        assertThat(found("m.x")).isEmpty();
        assertThat(found("zoe max")).isEmpty();
        assertThat(findRegistrations
                        .find(search("", Code.REGISTERED, Order.NAME, null))
                        .registrations())
                .isEmpty();
    }

    @Test
    void a_page_after_somebody_who_is_not_visible_begins_at_the_start() {
        publish(50, 5);
        directory.list("g-1", "s-1", "maelle");
        var own = registered("Ada", "ada@example.org", new StructureId("s-1"));
        var other = registered("Zoe", "zoe@example.org", null);
        var scope = new Scope(false, Set.of(), Set.of(new StructureId("s-1")));

        var page = findRegistrations.find(new Search(find(), null, "", null, scope, Order.NAME, other, 7));

        assertThat(page.registrations()).extracting(Registration::id).containsExactly(own);
        assertThat(findRegistrations.find(search("", null, Order.NAME, other)).registrations())
                .as("who may see both")
                .isEmpty();
    }

    private RegistrationId registered(String name, String email, @Nullable StructureId structure) {
        return accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                Examples.participant(name, email),
                new Wishes(structure, structure == null ? "Ailleurs" : null, List.of(), null, Map.of()),
                false)));
    }

    private List<RegistrationId> found(String text) {
        return findRegistrations.find(search(text, null, Order.NAME, null)).registrations().stream()
                .map(Registration::id)
                .toList();
    }

    private Search search(String text, @Nullable Code state, Order order, @Nullable RegistrationId after) {
        return new Search(find(), state, text, null, Scope.WHOLE, order, after, 7);
    }
}

package fr.spro.registration.imports.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.PeopleFiles;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// How many people one account of the staff may register by lists in a day, since each of them is mailed.
class ListLimitTests extends PageTest {

    private static final String FORM = "/coordination/journees/d-1/inscriptions/groupe";

    private final String structure = Infrastructure.fresh("s");

    @Test
    void a_coordinator_registers_a_bounded_number_a_day_and_loses_nothing_that_was_typed() {
        publish(100, 50);
        directory.list(Infrastructure.fresh("g"), structure, "maelle");
        confirm(check("maelle", "a", 8), "maelle");
        imported.run();
        assertThat(registrations.findByDay(day)).hasSize(8);

        var refused = check("maelle", "b", 5);

        assertThat(refused)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "peut encore inscrire par liste aujourd’hui\u00a0: 4.",
                        "value=\"b0@example.org\"",
                        "value=\"b4@example.org\"")
                .doesNotContain("??");
        confirm(check("maelle", "b", 4), "maelle");
        imported.run();
        assertThat(registrations.findByDay(day)).hasSize(12);
        assertThat(check("maelle", "c", 1)).hasStatus(422);

        moveTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(check("maelle", "c", 1)).hasStatus3xxRedirection();
    }

    @Test
    void lists_checked_one_beside_the_other_are_counted_when_they_are_confirmed() {
        publish(100, 50);
        directory.list(Infrastructure.fresh("g"), structure, "maelle");
        moveTo(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36)));
        var first = check("maelle", "a", 8);
        var second = check("maelle", "b", 8);
        confirm(first, "maelle");

        var refused = confirm(second, "maelle");

        imported.run();
        assertThat(registrations.findByDay(day)).hasSize(8);
        var one = refused.getResponse().getRedirectedUrl();
        assertThat(mvc.get().uri(one).with(staff("maelle", "coordinator")))
                .bodyText()
                .contains("La liste est gardée jusqu’au", "demander à l’équipe d’organisation", "b7@example.org")
                .doesNotContain("??");
        moveTo(clock.instant().plus(Duration.ofHours(13)));
        confirm(second, "maelle");
        imported.run();
        assertThat(registrations.findByDay(day)).hasSize(16);
    }

    @Test
    void what_is_not_confirmed_does_not_count_nor_does_what_others_register() {
        publish(100, 50);
        directory.list(Infrastructure.fresh("g"), structure, "maelle");
        for (var name : new String[] {"a", "b", "c"}) {
            assertThat(check("maelle", name, 8)).hasStatus3xxRedirection();
        }
        var files = new PeopleFiles(imported, day);
        files.confirmed(files.checked("nom;email\n"
                + IntStream.range(0, 20)
                        .mapToObj("P%1$d;p%1$d@example.org"::formatted)
                        .collect(Collectors.joining("\n"))));
        assertThat(check("maelle", "d", 8)).hasStatus3xxRedirection();
    }

    @Test
    void an_organiser_has_a_larger_limit_for_files() {
        publish(5000, 50);
        var limits = enrolment.requestLimits;
        assertThat(limits.mayRegister(
                        "l-1", EnrolmentUseCases.LIMITS.perOrganiser() - 1, Registrar.organiser("camille")))
                .isTrue();
        var files = new PeopleFiles(imported, day);

        assertThat(PeopleFiles.violations(files.check("nom;email\nAda;a@example.org\nBea;b@example.org\n")))
                .isEqualTo("0::too-many-people");
        assertThat(PeopleFiles.violations(files.check("nom;email\nAda;a@example.org\n")))
                .isEmpty();
    }

    @Test
    void a_list_counts_once_however_often_it_is_confirmed_and_not_if_it_is_given_up() throws Exception {
        publish(100, 50);
        directory.list(Infrastructure.fresh("g"), structure, "maelle");
        moveTo(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36)));
        var limits = enrolment.requestLimits;
        var list = imported(check("maelle", "a", 8));

        // A crash between the count and the confirmation.
        assertThat(limits.mayRegister(list.value(), 8, Registrar.coordinator("maelle")))
                .isTrue();
        assertThat(limits.roomForLists(Registrar.coordinator("maelle"))).isEqualTo(4);
        inParallel(4, _ -> {
            imported.confirmImport.handle(list, Registrar.coordinator("maelle"));
            return null;
        });
        assertThat(imported.store.get(list).status()).isNotEqualTo(Import.Status.CHECKED);
        assertThat(limits.roomForLists(Registrar.coordinator("maelle"))).isEqualTo(4);

        var givenUp = imported(check("maelle", "b", 3));
        assertThat(limits.mayRegister(givenUp.value(), 3, Registrar.coordinator("maelle")))
                .isTrue();
        imported.confirmImport.cancel(givenUp);
        imported.confirmImport.cancel(givenUp);
        assertThat(limits.roomForLists(Registrar.coordinator("maelle"))).isEqualTo(4);
    }

    @Test
    void what_an_organiser_reads_does_not_send_them_to_the_organisers() {
        publish(100, 50);
        directory.list(Infrastructure.fresh("g"), structure, "maelle");
        moveTo(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36)));
        var checked = check("maelle", "a", 8);
        var most = EnrolmentUseCases.LIMITS.perOrganiser();
        assertThat(enrolment.requestLimits.mayRegister("l-1", most, Registrar.organiser("camille")))
                .isTrue();

        assertThat(mvc.get().uri(checked.getResponse().getRedirectedUrl()).with(staff("camille", "organiser")))
                .bodyText()
                .contains("trop de personnes en un jour", "à partir du")
                .doesNotContain("équipe d’organisation de la confirmer", "??");
    }

    private static ImportId imported(MvcTestResult checked) {
        var address = checked.getResponse().getRedirectedUrl();
        return new ImportId(address.substring(address.lastIndexOf('/') + 1));
    }

    private MvcTestResult check(String account, String prefix, int people) {
        var request = mvc.post().uri(FORM).param("structure", structure);
        for (int i = 0; i < people; i++) {
            request.param("people[%d].lastName".formatted(i), prefix + i)
                    .param("people[%d].email".formatted(i), "%s%d@example.org".formatted(prefix, i))
                    .param("people[%d].workshops[0]".formatted(i), "none")
                    .param("people[%d].workshops[1]".formatted(i), "none");
        }
        return request.with(csrf()).with(staff(account, "coordinator")).exchange();
    }

    private MvcTestResult confirm(MvcTestResult checked, String account) {
        assertThat(checked).hasStatus3xxRedirection();
        return mvc.post()
                .uri(checked.getResponse().getRedirectedUrl())
                .with(csrf())
                .with(staff(account, "coordinator"))
                .exchange();
    }
}

package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.FilledForm;
import fr.spro.registration.PageTest;
import fr.spro.registration.PageText;
import fr.spro.registration.enrolment.Registration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The second press of a button that registers: it is sent before the page after the first one is there, and its page
/// is the one that the browser shows.
class DoubleClickTests extends PageTest {

    private static final Pattern KEY = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");
    private static final Instant FIRST = Instant.parse("2027-09-01T10:00:00Z");
    private static final String WRONG = "wrong@example.org";
    private static final String ADA = "ada@example.org";
    private static final String FORM = "/inscription";
    private static final String STAFF_FORM = "/inscriptions/nouvelle";

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void registers_once_and_the_address_is_corrected_from_both_pages(int page) {
        publish(10, 5);
        var key = key(FORM);
        var pages = List.of(sent(key, WRONG), sent(key, WRONG));

        correct(pages.get(page), ADA);

        assertThat(active())
                .singleElement()
                .satisfies(found -> assertThat(address(found)).isEqualTo(ADA));
        assertThat(registrations.findByDay(day)).as("the wrong one is erased").hasSize(2);
        assertThat(seats.of(find()).day().taken()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void of_a_correction_can_be_corrected_too(int page) {
        publish(10, 5);
        var form = correction(sent(key(FORM), "first@example.org"));
        var pages = List.of(sent(form, WRONG), sent(form, WRONG));

        correct(pages.get(page), ADA);

        assertThat(active())
                .singleElement()
                .satisfies(found -> assertThat(address(found)).isEqualTo(ADA));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void of_sending_again_after_the_request_has_ended_can_be_corrected(int page) {
        publish(10, 5);
        var first = sent(key(FORM), WRONG);
        cancelRegistration.handle(active().getFirst().id(), "camille");
        var pages = List.of(again(first), again(first));

        correct(pages.get(page), ADA);

        assertThat(active())
                .singleElement()
                .satisfies(found -> assertThat(address(found)).isEqualTo(ADA));
    }

    @Test
    void mails_once() {
        publish(10, 5);
        var key = key(FORM);

        sent(key, ADA);
        sent(key, ADA);

        assertThat(events(active().getFirst().id())).hasSize(1);
    }

    @Test
    void another_person_is_registered_from_the_same_page() {
        publish(10, 5);
        var key = key(FORM);

        sent(key, ADA);
        sent(key, "bea@example.org");

        assertThat(active()).extracting(DoubleClickTests::address).containsExactlyInAnyOrder(ADA, "bea@example.org");
    }

    @Test
    void whose_registration_has_ended_registers_again_from_the_same_page() {
        publish(10, 5);
        var key = key(FORM);
        sent(key, ADA);
        cancelRegistration.handle(active().getFirst().id(), "camille");
        assertThat(active()).isEmpty();

        sent(key, ADA);

        assertThat(active()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "A-key-that-is-much-longer-than-any-that-a-page-has-ever-given-to-anybody"})
    void a_key_that_no_page_gave_is_replaced(String key) {
        publish(10, 5);

        sent(new Form(key, ""), ADA);
        sent(new Form(key, ""), "bea@example.org");
        var repeated = sent(new Form(key, ""), ADA);

        assertThat(active()).hasSize(2);
        correct(repeated, "cleo@example.org");
        assertThat(active()).extracting(DoubleClickTests::address).contains(ADA);
    }

    @Test
    void nobody_ends_the_request_of_somebody_else_with_a_key() {
        publish(10, 5);
        sent(key(FORM), ADA);

        correct(sent(key(FORM), ADA), "max@example.org");

        assertThat(active()).extracting(DoubleClickTests::address).containsExactlyInAnyOrder(ADA, "max@example.org");
        assertThat(key(FORM + "?request=known-to-max").key()).isNotEqualTo("known-to-max");
    }

    @Test
    void a_later_press_tells_nothing_about_an_address() {
        publish(10, 5);
        confirmed("Ada");

        var known = pressedLater(ADA);
        var unknown = pressedLater("adb@example.org");

        assertThat(known).isEqualTo(unknown);
    }

    @Test
    void the_key_stays_until_the_form_is_filled_in() throws Exception {
        publish(10, 5);
        var form = key(FORM);

        var refused = post(form, "not an address");

        assertThat(new Form(found(KEY, refused.getResponse().getContentAsString(StandardCharsets.UTF_8)), ""))
                .isEqualTo(form);
    }

    @Test
    void of_staff_says_both_times_that_she_is_registered() {
        publish(10, 5);
        var key = key(STAFF_FORM);

        var first = entered(key, "Ada", MORNING.value());
        var second = entered(key, "Ada", MORNING.value());

        var ada = active();
        assertThat(ada).hasSize(1);
        assertThat(first)
                .isEqualTo(second)
                .isEqualTo("/coordination/journees/%s/inscriptions/%s?fait=ajout"
                        .formatted(day.value(), ada.getFirst().id().value()));
        assertThat(page(first)).contains("La personne est inscrite");
        assertThat(events(ada.getFirst().id())).as("one mail").hasSize(1);
    }

    @Test
    void of_staff_with_another_name_or_choice_says_that_nothing_was_changed() {
        publish(10, 5);
        var key = key(STAFF_FORM);
        entered(key, "Ada", MORNING.value());

        assertThat(entered(key, "Bea", MORNING.value())).isNull();
        assertThat(entered(key, "Ada", "none")).isNull();
        assertThat(active())
                .singleElement()
                .satisfies(
                        found -> assertThat(found.participant().name().full()).isEqualTo("Ada"));
    }

    @Test
    void staff_register_again_whose_registration_was_cancelled() {
        publish(10, 5);
        var key = key(STAFF_FORM);
        entered(key, "Ada", "none");
        cancelRegistration.handle(active().getFirst().id(), "camille");

        entered(key, "Ada", "none");

        assertThat(active())
                .singleElement()
                .satisfies(found -> assertThat(found.isConfirmed()).isTrue());
    }

    /// @param demande the sealed request that it corrects
    private record Form(String key, String demande) {}

    /// The form as it is opened.
    private Form key(String form) {
        var where = form.startsWith(STAFF_FORM) ? "/coordination" : "";
        return new Form(found(KEY, page("%s/journees/%s%s".formatted(where, day.value(), form))), "");
    }

    private MvcTestResult post(Form form, String email) {
        return FilledForm.sent(mvc, day.value(), "Max", email)
                .param("request", form.key())
                .param("demande", form.demande())
                .exchange();
    }

    /// @return the sealed request of the next page
    private String sent(Form form, String email) {
        return sealed(post(form, email));
    }

    private static String sealed(MvcTestResult sent) {
        var next = String.valueOf(sent.getResponse().getRedirectedUrl());
        assertThat(next).contains("/envoyee?demande=");
        return next.substring(next.indexOf("demande=") + 8);
    }

    /// The form after "Corriger l’adresse".
    private Form correction(String sealed) {
        var form = mvc.post()
                .uri("/journees/{day}/inscription/correction", day.value())
                .param("demande", sealed)
                .with(csrf())
                .exchange();
        return new Form(found(KEY, PageText.of(form)), sealed);
    }

    private void correct(String sealed, String email) {
        sent(correction(sealed), email);
    }

    private String again(String sealed) {
        return sealed(mvc.post()
                .uri("/journees/{day}/inscription", day.value())
                .param("renvoi", sealed)
                .with(csrf())
                .exchange());
    }

    private String pressedLater(String email) {
        moveTo(FIRST);
        var form = key(FORM);
        sent(form, email);
        moveTo(FIRST.plus(Duration.ofMinutes(20)));
        var next = sent(form, email);
        return page("/journees/%s/inscription/envoyee?demande=%s".formatted(day.value(), next))
                .replace(next, "")
                .replace(email, "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    /// The address of the next page; null if the form is shown again.
    private @Nullable String entered(Form form, String name, String workshop) {
        return mvc.post()
                .uri("/coordination/journees/{day}/inscriptions/nouvelle", day.value())
                .param("request", form.key())
                .param("lastName", name)
                .param("email", ADA)
                .param("unlisted", "true")
                .param("otherStructure", "Une association")
                .param("workshops[0]", workshop)
                .param("workshops[1]", "none")
                .param("consent", "true")
                .with(csrf())
                .with(staff("organiser"))
                .exchange()
                .getResponse()
                .getRedirectedUrl();
    }

    private String page(String address) {
        return PageText.of(mvc.get().uri(address).with(staff("organiser")).exchange());
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private List<Registration> active() {
        return registrations.findByDay(day).stream()
                .filter(Registration::isActive)
                .toList();
    }

    private static String address(Registration found) {
        return found.participant().email().value();
    }
}

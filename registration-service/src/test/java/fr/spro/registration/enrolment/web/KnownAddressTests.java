package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What somebody sees who enters an address in the public form to find out whether it is registered.
class KnownAddressTests extends PageTest {

    private static final String ADDRESS = "ada@example.org";
    private static final Pattern ENCRYPTED =
            Pattern.compile("(?<=name=\"(demande|renvoi|request)\" value=\"|[?]demande=)[^\"&]+");

    /// A day before the request, in which Ada or somebody else is confirmed.
    private enum Situation {
        FREE(10, 5, 1),
        ONE_PLACE_LEFT(2, 5, 1),
        FULL(1, 5, 1),
        QUEUE(1, 5, 3),
        FULL_WORKSHOP(10, 1, 1),
        QUEUE_FOR_A_WORKSHOP(10, 1, 3);

        private final int places;
        private final int seats;
        private final int people;

        Situation(int places, int seats, int people) {
            this.places = places;
            this.seats = seats;
            this.people = people;
        }
    }

    KnownAddressTests() {
        super(Clock.fixed(Examples.START.minusSeconds(30 * 86_400), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @EnumSource
    void sees_the_same_for_a_known_and_an_unknown_address(Situation situation) {
        var known = seenBy(publish("d-a", situation, "Ada"));
        var unknown = seenBy(publish("d-b", situation, "Bea"));

        assertThat(known).isEqualTo(unknown);
    }

    @ParameterizedTest
    @EnumSource
    void sees_the_same_when_a_request_is_corrected_to_a_known_and_to_an_unknown_address(Situation situation) {
        var known = seenByCorrecting(publish("d-a", situation, "Ada"));
        var unknown = seenByCorrecting(publish("d-b", situation, "Bea"));

        assertThat(known).isEqualTo(unknown);
    }

    @Test
    void would_see_a_difference_once_the_request_is_confirmed() {
        var known = publish("d-a", Situation.ONE_PLACE_LEFT, "Ada");
        var unknown = publish("d-b", Situation.ONE_PLACE_LEFT, "Bea");
        assertThat(seenBy(known)).isEqualTo(seenBy(unknown));

        registrations.findByDay(unknown).forEach(found -> confirmRegistration.handle(found.id()));

        assertThat(seenBy(known)).isNotEqualTo(seenBy(unknown));
    }

    private DayId publish(String slug, Situation situation, String first) {
        var id = new DayId(slug);
        draftDay.handle(Examples.day(slug, situation.places, situation.seats), "camille");
        moveDay.handle(id, Step.PUBLISH, "camille");
        confirm(id, first);
        for (int i = 1; i < situation.people; i++) confirm(id, "Zoé" + i);
        return id;
    }

    private void confirm(DayId where, String name) {
        var command = new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                where,
                Examples.participant(name),
                Examples.wishes(MORNING),
                false);
        confirmRegistration.handle(accepted(registerParticipant.handle(command)));
    }

    /// The address twice, then others, and the public pages after each.
    private List<String> seenBy(DayId where) {
        var seen = new ArrayList<String>();
        for (var email : List.of(ADDRESS, ADDRESS, "max@example.org", ADDRESS, "eve@example.org")) {
            send(where, email, "", seen);
        }
        return seen;
    }

    /// A request to another address, corrected to the address and then to a third one, and the public pages
    /// after each.
    private List<String> seenByCorrecting(DayId where) {
        var seen = new ArrayList<String>();
        var request = "";
        for (var email : List.of("max@example.org", ADDRESS, "eve@example.org")) {
            request = send(where, email, request, seen);
        }
        send(where, "zoe@example.org", "", seen);
        return seen;
    }

    /// @param corrected the earlier request, or empty
    /// @return the request, to correct it
    private String send(DayId where, String email, String corrected, List<String> seen) {
        var sent = mvc.post()
                .uri("/journees/{day}/inscription", where.value())
                .param("lastName", "Marie")
                .param("email", email)
                .param("unlisted", "true")
                .param("otherStructure", "Une association")
                .param("workshops[0]", MORNING.value())
                .param("workshops[1]", "none")
                .param("consent", "true")
                .param("demande", corrected)
                .param("request", "one-form")
                .exchange();
        var next = String.valueOf(sent.getResponse().getRedirectedUrl());
        assertThat(next).contains("/envoyee?demande=");
        seen.add("%d, %d letters".formatted(sent.getResponse().getStatus(), next.length()));
        seen.add(page(next, where));
        seen.add(page("/journees/" + where.value(), where));
        seen.add(page("/journees/%s/inscription".formatted(where.value()), where));
        return next.substring(next.indexOf("demande=") + 8);
    }

    private String page(String address, DayId where) {
        var page = mvc.get().uri(URI.create(address)).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                .transform(text -> ENCRYPTED
                        .matcher(text)
                        .replaceAll(
                                value -> "%d letters".formatted(value.group().length())))
                // Last, since an encrypted text may contain it.
                .replace(where.value(), "the-day");
    }
}

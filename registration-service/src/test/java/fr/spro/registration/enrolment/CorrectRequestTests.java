package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegisterParticipant.Command;
import fr.spro.registration.enrolment.RegisterParticipant.Earlier;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.RegisterParticipant.Visit;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A request that its sender corrects before it is confirmed.
class CorrectRequestTests extends InMemoryService {

    /// Long before the day, at noon.
    private static final Instant WEDNESDAY = Instant.parse("2027-09-01T10:00:00Z");

    private static final String HOME = "198.51.100.7";

    @Test
    void a_corrected_address_keeps_the_place_and_ends_the_earlier_request_with_its_link() {
        publish(1, 5);
        var wrong = sent("Ada", "wrong@example.org", null);
        var waiting = sent("Bea", "bea@example.org", null);
        var linkSentBefore = ownLink(wrong.id());

        var corrected = sent("Ada", "ada@example.org", wrong);

        assertThat(store.get(wrong.id()).isErased()).isTrue();
        assertThat(store.get(corrected.id()).participant().email().value()).isEqualTo("ada@example.org");
        assertThat(hasPlace(corrected.id())).isTrue();
        assertThat(hasPlace(waiting.id())).isFalse();
        assertThatThrownBy(() -> enrolment.ownLinks.find(linkSentBefore)).isInstanceOf(UnknownLink.class);
        assertThat(events(corrected.id())).singleElement().isInstanceOf(RegistrationRequested.class);
    }

    @Test
    void a_second_request_instead_leaves_the_first_one_with_its_place_and_its_link() {
        publish(1, 5);
        var wrong = sent("Ada", "wrong@example.org", null);

        var second = sent("Ada", "ada@example.org", null);

        assertThat(hasPlace(second.id())).isFalse();
        assertThat(enrolment.ownLinks.find(ownLink(wrong.id())).id()).isEqualTo(wrong.id());
    }

    @Test
    void everything_else_in_the_form_is_corrected_with_it() {
        publish(10, 5);
        var wrong = sent("Ada", "wrong@example.org", null, MORNING);

        var corrected = sent("Ada Lovelace", "ada@example.org", wrong, SAME_TIME);

        assertThat(store.get(corrected.id()).participant().name().full()).isEqualTo("Ada Lovelace");
        assertThat(seats.of(find()).workshops().get(MORNING).taken()).isZero();
        assertThat(seats.of(find()).workshops().get(SAME_TIME).taken()).isEqualTo(1);
    }

    @Test
    void with_the_same_address_it_stays_the_same_registration() {
        publish(10, 5);
        var first = sent("Ada", "ada@example.org", null, MORNING);

        var corrected = sent("Ada Lovelace", "ada@example.org", first, SAME_TIME);

        assertThat(corrected.id()).isEqualTo(first.id());
        assertThat(store.get(first.id()).participant().name().full()).isEqualTo("Ada Lovelace");
        assertThat(seats.of(find()).workshops().get(MORNING).taken()).isZero();
        assertThat(seats.of(find()).workshops().get(SAME_TIME).taken()).isEqualTo(1);
    }

    @Test
    void a_corrected_address_keeps_the_rank_and_the_seat_in_a_workshop() {
        publish(2, 1);
        var wrong = sent("Ada", "wrong@example.org", null, MORNING);
        sent("Bea", "bea@example.org", null, MORNING);

        var corrected = sent("Ada", "ada@example.org", wrong, MORNING);

        assertThat(seats.placesOf(store.get(corrected.id()).claim()).workshops())
                .singleElement()
                .satisfies(place -> assertThat(place.seated()).isTrue());
    }

    @Test
    void nobody_is_registered_for_a_known_address_and_the_wrong_request_is_erased() {
        publish(10, 5);
        var owner = confirmed("Ada");
        var wrong = sent("Bea", "wrong@example.org", null);
        var link = ownLink(wrong.id());

        var outcome = registerParticipant.handle(command("Bea", "ada@example.org", wrong, true));

        assertThat(outcome).isInstanceOf(Outcome.Known.class);
        assertThat(events(owner)).last().isInstanceOf(RegistrationRepeated.class);
        assertThat(store.get(wrong.id()).isErased()).isTrue();
        assertThatThrownBy(() -> enrolment.ownLinks.find(link)).isInstanceOf(UnknownLink.class);
        assertThat(seats.of(find()).day().taken()).isEqualTo(1);
    }

    @Test
    void what_a_network_may_hold_and_until_when_does_not_tell_whether_an_address_is_registered() {
        publish(5, 5);
        confirmed("Known");

        var known = sent("Ada", "known@example.org", sent("Ada", "first@example.org", null));
        var other = sent("Ada", "unknown@example.org", known);
        assertThat(isPlaced(sent("Bea", "bea@example.org", null))).isTrue();
        assertThat(isPlaced(sent("Cleo", "cleo@example.org", null)))
                .as("the third one")
                .isFalse();

        assertThat(other.heldUntil()).isCloseTo(known.heldUntil(), within(1, ChronoUnit.MINUTES));
        assertThat(isPlaced(other)).as("counted once").isTrue();
    }

    @Test
    void a_correction_does_not_shorten_the_time_to_confirm() {
        moveTo(WEDNESDAY);
        publish(1, 5);
        var early = sent("Ada", "wrong@example.org", null);
        confirmed("Bea");
        confirmed("Cleo");

        assertThat(sent("Ada", "ada@example.org", early).heldUntil())
                .isCloseTo(early.heldUntil(), within(1, ChronoUnit.MINUTES));
        assertThat(sent("Dora", "dora@example.org", null).heldUntil())
                .as("of a first request")
                .isBefore(early.heldUntil());
    }

    @Test
    void a_confirmed_registration_is_never_changed_by_its_form() {
        publish(10, 5);
        var ada = sent("Ada", "ada@example.org", null);
        confirmRegistration.handle(ada.id());

        var other = sent("Ada", "other@example.org", ada);

        assertThat(other.id()).isNotEqualTo(ada.id());
        assertThat(store.get(ada.id()).participant().email().value()).isEqualTo("ada@example.org");
        assertThat(store.get(ada.id()).isConfirmed()).isTrue();
    }

    @Test
    void a_correction_above_the_limit_of_mails_is_done_without_a_mail() {
        publish(10, 5);
        var wrong = sent("Ada", "wrong@example.org", null);

        var corrected = command("Ada", "ada@example.org", wrong, false);
        registerParticipant.handle(corrected);

        assertThat(store.get(wrong.id()).isErased()).isTrue();
        assertThat(store.get(corrected.id()).participant().email().value()).isEqualTo("ada@example.org");
        assertThat(store.get(corrected.id()).notices().wereSent()).isFalse();
        assertThat(events(corrected.id())).isEmpty();
    }

    @Test
    void nothing_is_corrected_once_registration_is_closed() {
        publish(10, 5);
        var wrong = sent("Ada", "wrong@example.org", null);
        moveDay.handle(day, Step.CLOSE, "camille");

        assertThat(registerParticipant.handle(command("Ada", "ada@example.org", wrong, true)))
                .isInstanceOf(Outcome.NotOpen.class);
        assertThat(store.get(wrong.id()).participant().email().value()).isEqualTo("wrong@example.org");
    }

    private Earlier sent(String name, String email, @Nullable Earlier corrected, SessionId... workshops) {
        return switch (registerParticipant.handle(command(name, email, corrected, true, workshops))) {
            case Outcome.Accepted(var id, var until) -> new Earlier(id, until, since(corrected));
            case Outcome.Known(var id, var _, var until) -> new Earlier(id, until, since(corrected));
            case Outcome outcome -> throw new AssertionError(outcome);
        };
    }

    private Instant since(@Nullable Earlier corrected) {
        return corrected == null ? clock.instant() : Objects.requireNonNull(corrected.since());
    }

    private Command command(
            String name, String email, @Nullable Earlier corrected, boolean mails, SessionId... workshops) {
        return new Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                Examples.participant(name, email),
                Examples.wishes(workshops),
                false,
                mails,
                new Visit(HOME, enrolment.publicReads.occupancy(find()), corrected));
    }

    private boolean hasPlace(RegistrationId id) {
        return seats.placesOf(store.get(id).claim()).day().seated();
    }

    private boolean isPlaced(Earlier request) {
        return store.get(request.id()).status() instanceof Requested hold && hold.isPlaced();
    }

    private String ownLink(RegistrationId id) {
        return enrolment.ownLinks.of(store.get(id));
    }
}

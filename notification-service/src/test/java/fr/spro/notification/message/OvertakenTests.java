package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DeliveryEvent.MessageNotSent;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.notification.EventsOf;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.ScheduleMessage.Command;
import fr.spro.notification.smtp.ScriptedMailServer;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.inbox.Received;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages that a later event has made untrue before they were sent.
class OvertakenTests {

    private static final Instant NOW = Instant.now();
    private static final Instant LATER = NOW.plus(Duration.ofDays(5));
    private static final Duration AWAY = Duration.ofHours(1);
    private static final List<String> WORKSHOP = List.of("w-1");
    private static final Places SEATED = new Places(new Place(true, null), List.of());
    private static final Places WAITING = new Places(new Place(false, 3), List.of());
    private static final EventsOf OF = new EventsOf("r-1", "d-1", 1, NOW);

    private static final ParticipantEvent.Mailed PROMOTED = OF.promoted(true, List.of(), SEATED, null);
    private static final ParticipantEvent.Mailed ATTESTED = new AttestationReady("r-1", "d-1", 1, 1, 1, NOW);
    private static final ParticipantEvent.Mailed INVITED =
            new InvitationIssued("i-1", "s-1", "d-1", 1, "r-1", 1, 1, LATER, NOW);
    private static final RegistrationCancelled CANCELLED =
            new RegistrationCancelled("r-1", "d-1", 1, 1, NOW, Party.ORGANISER);
    private static final RegistrationLapsed LAPSED = new RegistrationLapsed("r-1", "d-1", 1, 1, NOW);
    private static final RegistrationEvent WITHDRAWN = new CheckInWithdrawn("r-1", "d-1", 1, 1, NOW);
    private static final RegistrationEvent CHECKED_IN =
            new ParticipantCheckedIn("r-1", "d-1", 1, 1, null, null, null, NOW);

    private final AtomicReference<@Nullable Runnable> atRecipient = new AtomicReference<>();
    private final InMemoryMongo mongo = new InMemoryMongo();
    private final ScriptedMailServer server = new ScriptedMailServer(line -> {
        var meanwhile = line.startsWith("RCPT") ? atRecipient.getAndSet(null) : null;
        if (meanwhile != null) meanwhile.run();
        return "";
    });

    @BeforeEach
    void list() {
        var start = NOW.plus(Duration.ofDays(20));
        var day = new Day(
                1,
                "d-1",
                "Journée",
                start,
                start.plus(Duration.ofHours(6)),
                "Nantes",
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
        service().updateProjection.day("d-1", day);
        service()
                .updateProjection
                .contact(new ContactListed(EntityRef.registration("r-1"), 1, "Ada", "ada@example.org", "fr"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    static Stream<Arguments> overtaken() {
        var requested = OF.requested(LATER);
        var reminded = new HoldReminded("r-1", "d-1", 1, 1, 1, LATER, NOW);
        var changed = OF.changed(Reason.WORKSHOPS_CHOSEN, SEATED);
        var missed = new NoShowRecorded("r-1", "d-1", 1, 1, 1, NOW);
        return Stream.of(
                arguments(Kind.CONFIRM_ADDRESS, requested, OF.confirmed(SEATED), Why.SUPERSEDED),
                arguments(Kind.CONFIRM_ADDRESS, requested, CANCELLED, Why.SUPERSEDED),
                arguments(Kind.CONFIRM_SOON, reminded, OF.confirmed(SEATED), Why.SUPERSEDED),
                arguments(Kind.CONFIRM_SOON, reminded, LAPSED, Why.SUPERSEDED),
                arguments(Kind.PLACE_CONFIRMED, OF.confirmed(SEATED), CANCELLED, Why.SUPERSEDED),
                arguments(Kind.PLACE_WAITING, OF.confirmed(WAITING), CANCELLED, Why.SUPERSEDED),
                arguments(Kind.PROMOTED, PROMOTED, CANCELLED, Why.SUPERSEDED),
                arguments(Kind.PROMOTED, OF.promoted(true, List.of(), SEATED, LATER), expired(true), Why.SUPERSEDED),
                arguments(Kind.OFFER_EXPIRED, expired(false), CANCELLED, Why.SUPERSEDED),
                arguments(Kind.CHANGED, changed, CANCELLED, Why.SUPERSEDED),
                arguments(Kind.NO_SHOW, missed, CANCELLED, Why.SUPERSEDED),
                arguments(Kind.NO_SHOW, missed, CHECKED_IN, Why.WITHDRAWN),
                arguments(Kind.ATTESTATION_READY, ATTESTED, WITHDRAWN, Why.WITHDRAWN),
                arguments(Kind.SURVEY_INVITATION, INVITED, WITHDRAWN, Why.WITHDRAWN));
    }

    private static OfferExpired expired(boolean isOfDay) {
        return new OfferExpired("r-1", "d-1", 1, 1, 1, isOfDay, WORKSHOP, NOW);
    }

    @ParameterizedTest
    @MethodSource("overtaken")
    void what_a_later_event_has_made_untrue_is_not_sent(
            Kind kind, ParticipantEvent.Mailed event, RegistrationEvent later, Why why) {
        tell(kind, event, 3);
        hear(later, 4);

        sendAfter(Duration.ZERO);

        assertThat(server.received()).isEmpty();
        assertNotSent(kind, why);
    }

    /// The control.
    @ParameterizedTest
    @MethodSource("overtaken")
    void without_it_the_message_is_sent(Kind kind, ParticipantEvent.Mailed event) {
        tell(kind, event, 3);

        sendAfter(Duration.ZERO);

        assertThat(kinds()).containsExactly(kind);
    }

    @Test
    void what_tells_the_end_itself_is_sent() {
        tell(Kind.CANCELLED, CANCELLED, 3);
        tell(Kind.LAPSED, LAPSED, 5);
        tell(Kind.OFFER_EXPIRED, expired(true), 7);

        sendAfter(Duration.ZERO);

        assertThat(kinds()).containsExactlyInAnyOrder(Kind.CANCELLED, Kind.LAPSED, Kind.OFFER_EXPIRED);
    }

    @ParameterizedTest
    @MethodSource("overtaken")
    void a_message_is_not_sent_either_if_its_event_is_heard_after_the_later_one(
            Kind kind, ParticipantEvent.Mailed event, RegistrationEvent later, Why why) {
        hear(later, 4);
        tell(kind, event, 3);

        sendAfter(Duration.ZERO);

        assertThat(server.received()).isEmpty();
        assertNotSent(kind, why);
    }

    @Test
    void an_earlier_event_that_is_heard_late_or_again_ends_nothing() {
        tell(Kind.PLACE_CONFIRMED, OF.confirmed(SEATED), 5);
        hear(CANCELLED, 3);
        hear(CANCELLED, 3);

        sendAfter(Duration.ZERO);

        assertThat(kinds()).containsExactly(Kind.PLACE_CONFIRMED);
    }

    @Test
    void a_registration_that_stands_again_is_told_so_and_not_what_was_before_its_end() {
        tell(Kind.PROMOTED, PROMOTED, 3);
        tell(Kind.CANCELLED, CANCELLED, 4);
        tell(Kind.PLACE_CONFIRMED, OF.confirmed(SEATED), 5);

        sendAfter(Duration.ZERO);

        assertThat(kinds()).containsExactlyInAnyOrder(Kind.CANCELLED, Kind.PLACE_CONFIRMED);
    }

    @Test
    void attendance_that_is_recorded_again_counts_whatever_is_repeated() {
        tell(Kind.ATTESTATION_READY, ATTESTED, 3);
        hear(WITHDRAWN, 4);
        hear(CHECKED_IN, 5);
        hear(WITHDRAWN, 4);

        sendAfter(Duration.ZERO);

        assertThat(kinds()).containsExactly(Kind.ATTESTATION_READY);
    }

    @Test
    void a_check_in_that_is_heard_again_after_its_withdrawal_does_not_count() {
        hear(CHECKED_IN, 2);
        hear(WITHDRAWN, 4);
        hear(CHECKED_IN, 2);
        tell(Kind.SURVEY_INVITATION, INVITED, 1);

        sendAfter(Duration.ZERO);

        assertThat(server.received()).isEmpty();
        assertNotSent(Kind.SURVEY_INVITATION, Why.WITHDRAWN);
    }

    @ParameterizedTest
    @MethodSource("overtaken")
    void guarantee_6_what_becomes_untrue_between_recipient_and_content_is_not_sent(
            Kind kind, ParticipantEvent.Mailed event, RegistrationEvent later, Why why) {
        tell(kind, event, 3);
        atRecipient.set(() -> hear(later, 4));

        sendAfter(Duration.ZERO);
        assertThat(atRecipient.get()).as("heard during the transfer").isNull();
        sendAfter(Duration.ofMinutes(1));

        assertThat(server.received()).isEmpty();
        assertNotSent(kind, why);
    }

    @Test
    void who_cancelled_while_the_service_was_away_learns_only_that() {
        tellAfter(AWAY, Kind.PROMOTED, PROMOTED, 3);
        sendAfter(Duration.ZERO);
        tellAfter(AWAY, Kind.CANCELLED, CANCELLED, 4);
        sendAfter(Duration.ofSeconds(30));

        assertThat(kinds()).containsExactly(Kind.CANCELLED);
        assertNotSent(Kind.PROMOTED, Why.SUPERSEDED);
    }

    /// The control.
    @Test
    void what_is_heard_in_time_is_sent_at_once() {
        tellAfter(Duration.ofSeconds(30), Kind.PROMOTED, PROMOTED, 3);

        sendAfter(Duration.ZERO);

        assertThat(kinds()).containsExactly(Kind.PROMOTED);
    }

    @Test
    void of_an_erased_person_nothing_is_kept_about_the_registration() {
        hear(CHECKED_IN, 3);
        assertThat(mongo.mongo().getCollection("standing").countDocuments()).isEqualTo(1);

        hear(new ParticipantErased("r-1", "d-1", NOW), 4);

        assertThat(mongo.mongo().getCollection("standing").countDocuments()).isZero();
    }

    private void tell(Kind kind, ParticipantEvent.Mailed event, long sequence) {
        tellAfter(Duration.ZERO, kind, event, sequence);
    }

    /// An event that is heard so long after it happened.
    private void tellAfter(Duration delay, Kind kind, ParticipantEvent.Mailed event, long sequence) {
        var at = Instant.now().minus(delay);
        var id = "%s/%d".formatted(event instanceof InvitationIssued ? "invitation/i-1" : "registration/r-1", sequence);
        var received = new Received(id, "r-1", sequence, at, Optional.empty());
        if (event instanceof RegistrationEvent heard)
            service().followRegistration.handle(heard, received);
        service().scheduleMessage.handle(Command.to(kind, event, LATER), received);
    }

    private void hear(RegistrationEvent event, long sequence) {
        var received = new Received("registration/r-1/" + sequence, "r-1", sequence, Instant.now(), Optional.empty());
        service().followRegistration.handle(event, received);
    }

    private void sendAfter(Duration time) {
        new MessageUseCases(mongo, server.port(), Clock.offset(Clock.systemUTC(), time)).sendDue();
    }

    private MessageUseCases service() {
        return new MessageUseCases(mongo, server.port(), Clock.systemUTC());
    }

    private List<Kind> kinds() {
        return server.received().stream()
                .map(mail -> Kind.known().stream()
                        .filter(kind -> mail.data().lines().anyMatch(("X-SPRO-Message: " + kind.key())::equals))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private void assertNotSent(Kind kind, Why why) {
        var message = mongo.mongo().findAll(Notification.class).stream()
                .filter(found -> found.template().equals(kind))
                .findFirst()
                .orElseThrow();
        assertThat(message.reason()).isEqualTo(why);
        assertThat(mongo.events(Notification.class, message.id()))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageNotSent.class,
                        notSent -> assertThat(notSent.reason()).isEqualTo(why.value()));
    }
}

package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A mail removes the day from a calendar only if an earlier one has put it there.
class GivenEntriesTests {

    private static final Instant NOW = Instant.now();
    private static final Instant LATER = NOW.plus(Duration.ofDays(5));
    private static final Places SEATED = new Places(new Place(true, null), List.of());
    private static final Places WAITING = new Places(new Place(false, 3), List.of());
    private static final ParticipantEvent.Mailed CANCELLED =
            new RegistrationCancelled("r-1", "d-1", 1, 1, NOW, Party.PARTICIPANT);

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final ScriptedMailServer server = new ScriptedMailServer(_ -> "");
    private long sequence;

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void who_had_a_place_gets_the_entry_and_then_its_removal() {
        assertThat(mail(Kind.PLACE_CONFIRMED, confirmed(SEATED))).contains("METHOD:PUBLISH");

        assertThat(mail(Kind.CANCELLED, CANCELLED)).contains("METHOD:CANCEL");
    }

    @Test
    void who_never_confirmed_has_nothing_to_remove() {
        mail(Kind.CONFIRM_ADDRESS, requested());

        assertThat(mail(Kind.LAPSED, new RegistrationLapsed("r-1", "d-1", 1, 1, NOW)))
                .doesNotContain("METHOD:");
    }

    @Test
    void who_declines_an_offer_or_lets_it_expire_on_the_waiting_list_has_nothing_to_remove() {
        mail(Kind.PLACE_WAITING, confirmed(WAITING));
        mail(Kind.PROMOTED, promoted(LATER));

        assertThat(mail(Kind.CANCELLED, CANCELLED)).doesNotContain("METHOD:");
        assertThat(mail(Kind.OFFER_EXPIRED, new OfferExpired("r-1", "d-1", 1, 1, 1, true, List.of(), NOW)))
                .doesNotContain("METHOD:");
    }

    @Test
    void who_got_the_place_from_the_waiting_list_has() {
        mail(Kind.PLACE_WAITING, confirmed(WAITING));
        assertThat(mail(Kind.PROMOTED, promoted(null))).contains("METHOD:PUBLISH");

        assertThat(mail(Kind.CANCELLED, CANCELLED)).contains("METHOD:CANCEL");
    }

    @Test
    void a_cancelled_day_speaks_of_an_attached_file_only_to_those_who_get_one() {
        mail(Kind.PLACE_WAITING, confirmed(WAITING));
        assertThat(mail(Kind.DAY_CANCELLED, changed(Reason.DAY_CANCELLED, WAITING)))
                .doesNotContain("METHOD:", "fichier joint")
                .contains("rien");

        mail(Kind.CHANGED, changed(Reason.DAY_MOVED, SEATED));
        assertThat(mail(Kind.DAY_CANCELLED, changed(Reason.DAY_CANCELLED, SEATED)))
                .contains("METHOD:CANCEL", "fichier joint");
        assertThat(mail(Kind.CANCELLED, CANCELLED)).as("it is removed already").doesNotContain("METHOD:");
    }

    @Test
    void an_entry_has_no_rank_which_would_go_stale() {
        assertThat(mail(Kind.CHANGED, changed(Reason.DAY_MOVED, WAITING)))
                .contains("METHOD:PUBLISH", "STATUS:TENTATIVE")
                .doesNotContainPattern("DESCRIPTION:[^\\r\\n]*rang");
    }

    private static RegistrationRequested requested() {
        return new RegistrationRequested("r-1", "d-1", 1, 1, 1, LATER, NOW, null, null);
    }

    private static RegistrationConfirmed confirmed(Places places) {
        return new RegistrationConfirmed("r-1", "d-1", 1, 1, 1, null, places, NOW, null, null, null, null, null);
    }

    private static ParticipantPromoted promoted(@Nullable Instant acceptUntil) {
        return new ParticipantPromoted(
                "r-1", "d-1", 1, 1, 1, true, List.of(), SEATED, NOW, acceptUntil, List.of(), null);
    }

    private static RegistrationChanged changed(Reason reason, Places places) {
        return new EventsOf("r-1", "d-1", 1, NOW).changed(reason, places);
    }

    /// The mail that the event causes, decoded.
    private String mail(Kind kind, ParticipantEvent.Mailed event) {
        sequence++;
        var service = new MessageUseCases(mongo, server.port(), Clock.systemUTC());
        service.updateProjection.contact(
                new ContactListed(EntityRef.registration("r-1"), 1, "Ada", "ada@example.org", "fr"));
        service.updateProjection.day(
                "d-1",
                new Day(
                        1,
                        "d-1",
                        "Journée",
                        LATER,
                        LATER.plusSeconds(3600),
                        "Nantes",
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        var id = "registration/r-1/" + sequence;
        service.scheduleMessage.handle(
                Command.to(kind, event), new Received(id, "r-1", sequence, NOW, Optional.empty()));
        service.sendDue();
        return server.received().getLast().data().replaceAll("=\\r?\\n", "");
    }
}

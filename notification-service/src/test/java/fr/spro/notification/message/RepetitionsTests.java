package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.SequenceEpoch;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RepetitionsTests {

    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");
    private static final long RESTORED = 7 * SequenceEpoch.SIZE;

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Store<Notification> store = mongo.store(Notification.class);
    private final Repetitions repetitions =
            new Repetitions(mongo.mongo(), JsonMapper.builder().build());

    @Test
    void a_restored_service_says_again_what_the_recipient_was_told() {
        tell(invitation(1, 1, NOW));

        assertThat(repetitions.include(invitation(RESTORED + 1, 1, NOW.plus(Duration.ofHours(3)))))
                .isTrue();
    }

    @Test
    void without_a_restore_the_same_words_are_another_message() {
        tell(invitation(1, 1, NOW));

        assertThat(repetitions.include(invitation(2, 1, NOW))).isFalse();
        tell(invitation(RESTORED + 1, 2, NOW));
        assertThat(repetitions.include(invitation(RESTORED + 2, 2, NOW)))
                .as("in one epoch")
                .isFalse();
    }

    @Test
    void other_words_are_another_message() {
        tell(invitation(1, 1, NOW));

        assertThat(repetitions.include(invitation(RESTORED + 1, 2, NOW))).isFalse();
    }

    @Test
    void only_the_latest_message_counts() {
        tell(invitation(1, 1, NOW));
        tell(invitation(2, 2, NOW));

        assertThat(repetitions.include(invitation(RESTORED + 1, 1, NOW))).isFalse();
        assertThat(repetitions.include(invitation(RESTORED + 1, 2, NOW))).isTrue();
    }

    @Test
    void a_message_that_was_not_sent_does_not_count() {
        var told = invitation(1, 1, NOW);
        tell(told);
        store.change(told.id(), message -> message.giveUp(Why.REJECTED, NOW));

        assertThat(repetitions.include(invitation(RESTORED + 1, 1, NOW))).isFalse();
    }

    @Test
    void a_message_about_something_else_or_to_somebody_else_does_not_count() {
        tell(notification(Kind.SURVEY_INVITATION, "r-1", "invitation/other.r-1", 1, words(1, NOW)));
        tell(notification(Kind.SURVEY_INVITATION, "r-2", "invitation/s-1.r-1", 1, words(1, NOW)));
        tell(notification(Kind.NO_SHOW, "r-1", "invitation/s-1.r-1", 1, words(1, NOW)));

        assertThat(repetitions.include(invitation(RESTORED + 1, 1, NOW))).isFalse();
    }

    @Test
    void what_the_recipient_has_asked_for_is_always_sent() {
        tell(notification(Kind.LINK_RENEWED, "r-1", "registration/r-1", 1, words(2, NOW)));

        assertThat(repetitions.include(
                        notification(Kind.LINK_RENEWED, "r-1", "registration/r-1", RESTORED + 1, words(2, NOW))))
                .isFalse();
    }

    private void tell(Notification notification) {
        store.insert(Change.to(notification));
    }

    private static Notification invitation(long sequence, int linkGeneration, Instant issuedAt) {
        return notification(
                Kind.SURVEY_INVITATION, "r-1", "invitation/s-1.r-1", sequence, words(linkGeneration, issuedAt));
    }

    /// An event, which refers to other versions whenever it is published.
    private static String words(int linkGeneration, Instant issuedAt) {
        return """
            {"type": "InvitationIssued", "invitationId": "s-1.r-1", "dayVersion": %d, "contactVersion": %d,
             "recipient": {"ref": "registration:r-1", "version": %d}, "linkGeneration": %d,
             "closesAt": "%s", "issuedAt": "%s"}
            """.formatted(
                        issuedAt.getEpochSecond(),
                        issuedAt.getEpochSecond(),
                        issuedAt.getEpochSecond(),
                        linkGeneration,
                        issuedAt.plus(Duration.ofDays(14)),
                        issuedAt);
    }

    private static Notification notification(
            Kind kind, String recipient, String aggregate, long sequence, String event) {
        return Notification.create(
                kind,
                new Reference(EntityRef.registration(recipient), 1),
                null,
                new Cause(aggregate + "/" + sequence, sequence, "survey.invitations", event, "c-1"),
                NOW,
                NOW.plus(Duration.ofDays(7)));
    }
}

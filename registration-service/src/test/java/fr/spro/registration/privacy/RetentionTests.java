package fr.spro.registration.privacy;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.participant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Picture;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.Question.Kind;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.Questions;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.Erasure;
import fr.spro.registration.enrolment.ErasureRecord;
import fr.spro.registration.enrolment.ErasureRecord.Category;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.privacy.DeletionCounts.Deleted;
import fr.spro.registration.privacy.DeletionCounts.Due;
import fr.spro.suite.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// Data is deleted after its retention period.
class RetentionTests extends InMemoryService {

    private static final Question MEAL = question("q-meal", 10);
    private static final Question HOPES = question("q-hopes", 40);

    private final PrivacyUseCases privacy = new PrivacyUseCases(mongo, days, dayUseCases.store, enrolment, clock);
    private final DeletionCounts deletionCounts = privacy.deletionCounts;
    private final ApplyRetention applyRetention = privacy.applyRetention;

    @Test
    void deletes_each_answer_when_its_retention_period_expires() {
        publish(10, 5);
        ask(questions -> questions.with(MEAL).with(HOPES));
        var id = answering("Ada");

        applyRetention.handle(day, daysAfter(10).minusSeconds(1));
        assertThat(answers(id)).containsOnlyKeys("q-meal", "q-hopes");
        applyRetention.handle(day, daysAfter(10));
        assertThat(answers(id)).containsOnlyKeys("q-hopes");
        assertThat(find(id).wishes().needs()).isEqualTo("Une place devant");
        applyRetention.handle(day, daysAfter(30));
        assertThat(find(id).wishes().needs()).isNull();
        applyRetention.handle(day, daysAfter(40));
        assertThat(answers(id)).isEmpty();
        assertThat(find(id).participant().name())
                .as("the registration itself is kept longer")
                .hasToString("Ada");
        assertThat(stored(id)).doesNotContain("Tofu", "Une place devant");
    }

    @Test
    void deletes_the_answers_to_a_removed_question_immediately() {
        publish(10, 5);
        ask(questions -> questions.with(MEAL).with(HOPES));
        var id = answering("Ada");

        ask(questions -> questions.without(MEAL.id()));
        mongo.reconcilers().start();
        applyRetention.dayChanged(day);

        await().untilAsserted(() -> assertThat(answers(id)).containsOnlyKeys("q-hopes"));
        mongo.reconcilers().stop();
    }

    @Test
    void removes_the_picture_of_a_day_a_year_after_it_also_if_it_is_archived() {
        publish(10, 5);
        var picture = new Picture("5d41402abc4b2a76b9719d911017c592", 1200, 600, null);
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutPicture(picture)));
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");

        applyRetention.handle(day, daysAfter(365).minusSeconds(1));
        assertThat(find().picture()).isEqualTo(picture);
        applyRetention.handle(day, daysAfter(365));

        assertThat(find().picture()).isNull();
        assertThat(history(day.subject()).getLast().action()).isEqualTo("day.picture-removed");
    }

    @Test
    void deletes_a_registration_a_year_after_the_day_and_publishes_it() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        applyRetention.handle(day, daysAfter(365).minusSeconds(1));
        assertThat(find(id).isErased()).isFalse();
        mongo.emptyOutbox(Registration.class, id);
        applyRetention.handle(day, daysAfter(365));

        // As a whole word, since the hexadecimal ids of the document may contain these letters.
        assertThat(stored(id).toLowerCase(Locale.ROOT))
                .doesNotContainPattern("\\bada\\b")
                .doesNotContain("association");
        assertThat(events(id)).last().isInstanceOf(ParticipantErased.class);
        assertThat(mongo.publishesState(Registration.class, id))
                .as("the tombstone")
                .isTrue();
        assertThat(deleted()).extracting(Deleted::category).containsExactly(Category.PARTICIPATION);
    }

    @Test
    void deletes_unconfirmed_and_cancelled_registrations_earlier() {
        publish(10, 5);
        var cancelled = confirmed("Ada");
        cancelRegistration.handle(cancelled, Participant.ACTOR);
        var lapsed = register("Bea");
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(lapsed.value())),
                        new Update()
                                .set("status.heldUntil", Date.from(Instant.now().minusSeconds(3600))),
                        Registration.class);
        reconcile();

        applyRetention.handle(day, Instant.now().plus(Duration.ofDays(30)));
        assertThat(find(lapsed).isErased()).isFalse();
        applyRetention.handle(day, Instant.now().plus(Duration.ofDays(31)));
        assertThat(find(lapsed).isErased()).isTrue();
        assertThat(find(cancelled).isErased())
                .as("asked about until the day is over")
                .isFalse();
        applyRetention.handle(day, daysAfter(30));
        assertThat(find(cancelled).isErased()).isTrue();
    }

    @Test
    void deletes_the_registrations_of_a_cancelled_day_earlier() {
        publish(10, 5);
        var id = confirmed("Ada");
        moveDay.handle(day, Step.CANCEL, "camille");

        applyRetention.handle(day, daysAfter(30));

        assertThat(find(id).isErased()).isTrue();
        assertThat(deleted()).extracting(Deleted::category).containsExactly(Category.CALLED_OFF);
    }

    @Test
    void completes_a_killed_run_and_counts_each_deletion_once() {
        publish(10, 5);
        ask(questions -> questions.with(HOPES));
        var first = answering("Ada");
        var others = List.of(answering("Bea"), answering("Cem"));
        var now = daysAfter(30);
        store.change(first, found -> new Erasure(found).of(ErasureRecord.of(Category.NEEDS, now), now));

        assertThat(deletions(day.subject()))
                .as("the killed run has no summary under the day")
                .isEmpty();
        assertThat(deletions(first.subject()))
                .as("and yet its deletion is in the audit log")
                .containsExactly("registration.data-expired NEEDS");
        applyRetention.handle(day, now);
        applyRetention.handle(day, now);

        for (var id : others) {
            assertThat(deletions(id.subject())).containsExactly("registration.data-expired NEEDS");
        }
        assertThat(deleted()).extracting(Deleted::category, Deleted::number).containsExactly(tuple(Category.NEEDS, 3L));
        assertThat(history(day.subject()))
                .filteredOn(entry -> entry.is(RetentionAction.DELETED))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.by()).isEqualTo(AuditEntry.SYSTEM);
                    assertThat(entry.about()).isEqualTo("NEEDS");
                });
    }

    @Test
    void each_deletion_is_audited_in_its_own_write() {
        publish(10, 5);
        ask(questions -> questions.with(MEAL));
        var id = answering("Ada");
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        applyRetention.handle(day, daysAfter(10));
        applyRetention.handle(day, daysAfter(30));
        applyRetention.handle(day, daysAfter(365));

        assertThat(deletions(id.subject()))
                .containsExactlyInAnyOrder(
                        "registration.data-expired ANSWERS",
                        "registration.data-expired NEEDS",
                        "registration.erased null");
        var document = mongo.mongo().findById(id.value(), Document.class, "registration");
        assertThat(document.getList("outbox", Document.class))
                .as("still in the outbox of the write, which no relay has moved")
                .extracting(entry -> entry.get("audit", Document.class))
                .filteredOn(Objects::nonNull)
                .extracting(entry -> entry.getString("action"))
                .contains("registration.data-expired");
    }

    @Test
    void forecasts_deletions_and_proves_them_without_names() {
        publish(10, 5);
        ask(questions -> questions.with(MEAL));
        var id = answering("Zenobia");
        eraseParticipant.handle(answering("Xanthippe"), Participant.ACTOR);

        assertThat(due())
                .extracting(Due::category, Due::at, Due::number)
                .contains(tuple(Category.ANSWERS, daysAfter(10), 1L), tuple(Category.NEEDS, daysAfter(30), 1L));
        assertThat(deleted()).extracting(Deleted::category).containsExactly(Category.ON_REQUEST);
    }

    private static Question question(String id, int keptDays) {
        return new Question(
                new QuestionId(id),
                Kind.TEXT,
                LocalizedText.french("Pourquoi %s ?".formatted(id)),
                null,
                List.of(),
                false,
                LocalizedText.french("Pour savoir."),
                keptDays);
    }

    private void ask(UnaryOperator<Questions> change) {
        var now = find();
        editDay.handle(
                new EditDay.Command(day, "camille", DayEdit.Rewrite.as(now.with(change.apply(now.questions())))));
    }

    private RegistrationId answering(String name) {
        var answers = new HashMap<String, Answer>();
        find().questions()
                .asked()
                .forEach(question -> answers.put(question.id().value(), Answer.of(List.of(), "Tofu")));
        var wishes = new Wishes(null, "Une association", List.of(), "Une place devant", Map.copyOf(answers));
        var registered = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")), day, participant(name), wishes, false)));
        return confirmRegistration.handle(registered).id();
    }

    private Instant daysAfter(int days) {
        return find().endsAt().plus(Duration.ofDays(days));
    }

    private Registration find(RegistrationId id) {
        return store.get(id);
    }

    private Map<String, Answer> answers(RegistrationId id) {
        return find(id).wishes().answers();
    }

    private String stored(RegistrationId id) {
        return mongo.mongo()
                .getCollection("registration")
                .find(new Document("_id", id.value()))
                .first()
                .toJson();
    }

    /// The audit entries of deletions, the oldest first.
    private List<String> deletions(AuditSubject subject) {
        return history(subject).stream()
                .filter(entry -> entry.action().matches("retention.*|registration.(data-expired|erased)"))
                .map(entry -> entry.action() + " " + entry.about())
                .toList();
    }

    private List<Deleted> deleted() {
        return deletionCounts.deleted().stream()
                .filter(deleted -> deleted.day().equals(day.value()))
                .toList();
    }

    private List<Due> due() {
        return deletionCounts.due().stream()
                .filter(due -> due.day().equals(day.value()))
                .toList();
    }
}

package fr.spro.registration.mentions;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.ForwardingStore;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.ErasureRecord;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.mentions.ReviewMentions.Line;
import fr.spro.registration.mentions.ReviewMentions.Piece;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.ReportUseCases;
import fr.spro.registration.reports.Reports;
import fr.spro.registration.reports.WriteReport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// What others have written about an erased person.
class ReviewMentionsTests extends InMemoryService {

    private static final String PERSON = "Cunégonde Montgolfier";

    private final ReviewMentions review = new MentionUseCases(mongo, days, enrolment, clock).reviewMentions;
    private final ReportUseCases report = new ReportUseCases(mongo, days, links, URI.create("http://localhost"), clock);

    @Test
    void lists_every_text_of_others_that_mentions_an_erased_person_and_stores_no_name() {
        publish(10, 5);
        var person = confirmed(PERSON);
        needing("Ada", "Covoiturage avec Mme montgolfier, sans gluten");
        needing("Bea", "sans gluten");
        answering("Cleo", "Je remplace Cunégonde");
        cancelRegistration.handle(confirmed("Dora"), "camille", "remplacée par CUNEGONDE MONTGOLFIER");
        write("Merci à Z. Montgolfier.");
        changeRegistration.handle(choosing(person, needs("Mon fauteuil, Cunégonde Montgolfier"), Participant.ACTOR));

        eraseParticipant.handle(person, Participant.ACTOR);

        assertThat(lines())
                .extracting(ReviewMentionsTests::marked)
                .containsExactlyInAnyOrder(
                        "needs: montgolfier",
                        "answer: Cunégonde",
                        "reason: CUNEGONDE,MONTGOLFIER",
                        "text: Montgolfier");
        assertThat(mongo.mongo().findAll(Document.class, "mention"))
                .hasSize(4)
                .allSatisfy(stored -> assertThat(stored.toJson())
                        .doesNotContainIgnoringCase("montgolfier")
                        .doesNotContainIgnoringCase("gonde"));
    }

    /// The control: the same texts are not listed while the person is registered, nor when data has only expired.
    @Test
    void lists_nothing_without_a_request_to_be_erased() {
        publish(10, 5);
        var person = confirmed(PERSON);
        needing("Ada", "Covoiturage avec Mme Montgolfier");
        cancelRegistration.handle(person, Participant.ACTOR);

        assertThat(lines()).isEmpty();
        eraseParticipant.handle(person, "system", ErasureRecord.Category.CANCELLED);
        assertThat(lines()).isEmpty();
    }

    @Test
    void lists_a_text_of_another_day_in_the_workspace_of_that_day() {
        publish(10, 5);
        var other = new DayId("d-2");
        draftDay.handle(Examples.day(other.value(), 10, 5), "camille");
        moveDay.handle(other, Step.PUBLISH, "camille");
        var person = confirmed(PERSON);
        registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId("r-other"),
                other,
                Examples.participant("Ada"),
                needs("avec Mme Montgolfier"),
                false));

        eraseParticipant.handle(person, Participant.ACTOR);

        assertThat(lines()).isEmpty();
        assertThat(review.of(days.get(other))).hasSize(1);
    }

    @Test
    void a_registration_that_cannot_be_read_stops_no_erasure_and_its_texts_are_found() {
        publish(10, 5);
        var person = confirmed(PERSON);
        var unreadable = needing("Ada", "avec Mme Montgolfier");
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(unreadable.value())),
                        Update.update("status", "unknown to this version"),
                        mongo.mongo().getCollectionName(Registration.class));

        eraseParticipant.handle(person, Participant.ACTOR, ErasureRecord.Category.ON_REQUEST);

        assertThat(lines()).extracting(ReviewMentionsTests::marked).containsExactly("needs: Montgolfier");
    }

    @Test
    void hides_the_marked_words_with_one_press_and_leaves_a_trace() {
        publish(10, 5);
        var person = confirmed(PERSON);
        var ada = needing("Ada", "Covoiturage avec Mme Montgolfier, sans gluten");
        eraseParticipant.handle(person, Participant.ACTOR);

        assertThat(review.redact(day, lines().getFirst().id(), "camille")).isTrue();

        assertThat(store.get(ada).wishes().needs()).isEqualTo("Covoiturage avec Mme […], sans gluten");
        assertThat(lines()).isEmpty();
        assertThat(mongo.mongo().findAll(Document.class, "mention")).isEmpty();
        assertThat(history(ada.subject()))
                .last()
                .extracting(AuditRecord::action)
                .isEqualTo("registration.changed");
        assertThat(history(day.subject()))
                .last()
                .extracting(AuditRecord::action)
                .isEqualTo("mentions.reviewed");
    }

    @Test
    void hides_words_in_the_report_of_an_archived_day() {
        publish(10, 5);
        var person = confirmed(PERSON);
        write("Merci à Z. Montgolfier et à Cunégonde.");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");
        eraseParticipant.handle(person, Participant.ACTOR);

        review.redact(day, lines().getFirst().id(), "camille");

        assertThat(report.reports.findByDay(day)).extracting(Report::text).containsExactly("Merci à Z. […] et à […].");
    }

    @Test
    void hides_words_in_a_message_of_the_organisers_which_no_page_edits_and_notifies_nobody() {
        publish(10, 5);
        var person = confirmed(PERSON);
        confirmed("Ada");
        moveDay.handle(day, Step.CANCEL, "camille");
        moveDay.handle(new MoveDay.Command(day, Step.REINSTATE, false, "camille", null, "Merci à Mme Montgolfier."));
        reconcile();
        var before = find().lastAnnouncement();
        eraseParticipant.handle(person, Participant.ACTOR);
        assertThat(lines()).extracting(ReviewMentionsTests::marked).containsExactly("announcement: Montgolfier");

        assertThat(review.redact(day, lines().getFirst().id(), "camille")).isTrue();

        assertThat(find().announcement().orElseThrow().text()).isEqualTo("Merci à Mme […].");
        assertThat(find().lastAnnouncement()).isEqualTo(before);
        assertThat(lines()).isEmpty();
    }

    @Test
    void hides_nothing_in_a_text_that_was_changed_since() {
        publish(10, 5);
        var person = confirmed(PERSON);
        var ada = needing("Ada", "avec Mme Montgolfier");
        eraseParticipant.handle(person, Participant.ACTOR);
        changeRegistration.handle(choosing(ada, needs("Je viens avec Mme Montgolfier"), Participant.ACTOR));

        assertThat(review.redact(day, lines().getFirst().id(), "camille")).isFalse();

        assertThat(store.get(ada).wishes().needs()).contains("Montgolfier");
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.isChanged()).isTrue();
            assertThat(line.isRedactable()).isFalse();
            assertThat(line.pieces()).containsExactly(new Piece("Je viens avec Mme Montgolfier", false));
        });
    }

    @Test
    void a_mention_ends_when_it_was_reviewed_or_its_text_is_gone() {
        publish(10, 5);
        var person = confirmed(PERSON);
        needing("Ada", "avec Mme Montgolfier");
        var bea = needing("Bea", "avec Mme Montgolfier");
        eraseParticipant.handle(person, Participant.ACTOR);
        assertThat(lines()).hasSize(2);

        eraseParticipant.handle(bea, Participant.ACTOR);
        assertThat(lines()).hasSize(1);
        review.dismiss(day, lines().getFirst().id(), "camille");

        assertThat(lines()).isEmpty();
        assertThat(mongo.mongo().findAll(Document.class, "mention")).isEmpty();
    }

    @Test
    void one_text_that_mentions_two_erased_people_marks_both() {
        publish(10, 5);
        var first = confirmed(PERSON);
        var second = confirmed("Barnabé Outremer");
        needing("Ada", "Table de Montgolfier et Outremer");

        eraseParticipant.handle(first, Participant.ACTOR);
        eraseParticipant.handle(second, Participant.ACTOR);

        assertThat(lines()).extracting(ReviewMentionsTests::marked).containsExactly("needs: Montgolfier,Outremer");
    }

    @Test
    void hides_nothing_and_says_so_if_the_text_changes_at_the_same_moment() {
        publish(10, 5);
        var person = confirmed(PERSON);
        var ada = needing("Ada", "avec Mme Montgolfier");
        eraseParticipant.handle(person, Participant.ACTOR);
        var found = new Mentions(mongo.mongo()).of(day).getFirst();

        var isReplaced = texts(() -> changeRegistration.handle(
                        choosing(ada, needs("Je viens avec Mme Montgolfier"), Participant.ACTOR)))
                .replace(found, "avec Mme Montgolfier", "avec Mme […]", "camille");

        assertThat(isReplaced).isFalse();
        assertThat(review.redact(day, found.id(), "camille")).isFalse();
        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line.isChanged()).isTrue());
    }

    /// Texts of registrations that change right before they are written.
    private WrittenTexts texts(Runnable before) {
        return new WrittenTexts(
                registrations,
                mongo.repository(Reports.class),
                days,
                new Changing(store, before),
                mongo.store(Report.class),
                mongo.store(RegionalDay.class),
                clock);
    }

    private record Changing(Store<Registration> store, Runnable before) implements ForwardingStore<Registration> {

        @Override
        public <R> R handle(TextId id, Function<Registration, Decision<Registration, R>> decision) {
            before.run();
            return store.handle(id, decision);
        }
    }

    @Test
    void passages_of_people_who_are_erased_at_the_same_time_are_all_kept() throws Exception {
        var all = new Mentions(mongo.mongo());
        for (int text = 0; text < 10; text++) {
            var written = new WrittenText(WrittenText.Kind.REGISTRATION, day, "r-" + text, "needs", "a b c d e f g h");
            try (var threads = Executors.newFixedThreadPool(8)) {
                var together = new CyclicBarrier(8);
                for (int person = 0; person < 8; person++) {
                    var passage = new Passage(2 * person, 2 * person + 1);
                    threads.submit(() -> {
                        together.await();
                        all.add(Mention.of(written, List.of(passage), clock.instant()));
                        return true;
                    });
                }
            }
        }

        assertThat(all.of(day))
                .hasSize(10)
                .allSatisfy(found -> assertThat(found.passages()).hasSize(8));
    }

    @Test
    void a_review_does_not_end_what_was_found_after_it_was_read() {
        var all = new Mentions(mongo.mongo());
        var written = new WrittenText(WrittenText.Kind.REGISTRATION, day, "r-1", "needs", "a b c");
        all.add(Mention.of(written, List.of(new Passage(0, 1)), clock.instant()));
        var read = all.of(day).getFirst();
        all.add(Mention.of(written, List.of(new Passage(2, 3)), clock.instant().plusSeconds(1)));

        all.remove(read);

        assertThat(all.of(day))
                .singleElement()
                .satisfies(left -> assertThat(left.passages()).hasSize(2));
        all.remove(all.of(day).getFirst());
        assertThat(all.of(day)).isEmpty();
    }

    private RegistrationId needing(String name, String needs) {
        return registering(name, needs(needs));
    }

    private RegistrationId answering(String name, String text) {
        var answers = Map.of("q-1", Answer.of(List.of(), text));
        return registering(name, new Wishes(null, "Une association", List.of(), null, answers));
    }

    /// Stored as by an earlier version, in which the question was asked.
    private RegistrationId registering(String name, Wishes wishes) {
        var id = confirmed(name);
        changeRegistration.handle(choosing(id, needs(wishes.needs()), Participant.ACTOR));
        if (!wishes.answers().isEmpty()) {
            mongo.mongo()
                    .updateFirst(
                            Query.query(Criteria.where("_id").is(id.value())),
                            Update.update("wishes.answers", wishes.answers()),
                            mongo.mongo().getCollectionName(Registration.class));
        }
        return id;
    }

    private static Wishes needs(String needs) {
        return new Wishes(null, "Une association", List.of(), needs, Map.of());
    }

    private void write(String text) {
        var empty = report.reporterLinks.create(day, MORNING, "camille");
        report.writeReport.handle(new WriteReport.Command(empty.id(), empty.revision(), text, true, Report.REPORTER));
    }

    private List<Line> lines() {
        return review.of(find());
    }

    private static String marked(Line line) {
        return "%s: %s"
                .formatted(
                        line.field(),
                        line.pieces().stream()
                                .filter(Piece::isMarked)
                                .map(Piece::text)
                                .collect(Collectors.joining(",")));
    }
}

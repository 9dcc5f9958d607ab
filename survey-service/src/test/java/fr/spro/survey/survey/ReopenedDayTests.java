package fr.spro.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.suite.LocalizedText;
import fr.spro.survey.survey.InviteParticipant.Command;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A day that was marked as held by mistake, and is held again later.
class ReopenedDayTests {

    private static final String DAY = "d-1";
    private static final SurveyId SURVEY = SurveyId.ofDay(DAY);
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final InMemoryMongo mongo = new InMemoryMongo(clock);
    private final Store<Survey> surveys = mongo.store(Survey.class);
    private final InviteParticipant inviteParticipant = new InviteParticipant(
            mongo.store(Invitation.class),
            surveys,
            mongo.repository(Surveys.class),
            mongo.repository(Invitations.class),
            mongo.reconcilers(),
            clock);
    private final OpenSurvey openSurvey = new OpenSurvey(surveys, inviteParticipant, clock);

    @Test
    void whoever_is_checked_in_while_the_day_is_open_again_is_invited_once_it_is_held_again() {
        held(4);
        openSurvey.pause(DAY, 5);
        checkIn("ada");
        assertThat(invited("ada")).isEmpty();

        held(6);
        issueDue();
        assertThat(invited("ada")).hasSize(1);
    }

    @Test
    void a_check_in_of_a_day_that_is_still_held_is_invited_at_once() {
        held(4);
        checkIn("ada");

        assertThat(invited("ada")).hasSize(1);
    }

    @Test
    void a_replay_of_earlier_events_neither_invites_nor_pauses() {
        held(4);
        openSurvey.pause(DAY, 5);
        checkIn("ada");
        held(4);
        issueDue();
        assertThat(invited("ada")).as("the day is open").isEmpty();

        held(6);
        openSurvey.pause(DAY, 5);
        issueDue();
        assertThat(invited("ada")).as("the day is held").hasSize(1);
    }

    @Test
    void the_survey_pauses_while_the_day_is_open_and_then_has_its_whole_time() {
        held(4);
        var first = surveys.get(SURVEY).closesAt();
        openSurvey.pause(DAY, 5);
        assertThat(surveys.get(SURVEY).state()).isEqualTo(Survey.State.PAUSED);
        assertThat(surveys.get(SURVEY).isDue(first.plusSeconds(1)))
                .as("its time does not pass")
                .isFalse();

        held(6, NOW.plus(Duration.ofDays(30)));

        var resumed = surveys.get(SURVEY);
        assertThat(resumed.state()).isEqualTo(Survey.State.OPEN);
        assertThat(resumed.closesAt()).isEqualTo(first.plus(Duration.ofDays(30)));
        assertThat(resumed.isDue(first.plusSeconds(1))).isFalse();
        assertThat(resumed.isDue(resumed.closesAt())).as("control").isTrue();
    }

    @Test
    void a_survey_that_was_closed_stays_closed_whatever_becomes_of_the_day() {
        held(4);
        surveys.change(SURVEY, survey -> survey.close(0, 0, NOW));
        var closing = surveys.get(SURVEY).closesAt();
        openSurvey.pause(DAY, 5);
        assertThat(surveys.get(SURVEY).state()).isEqualTo(Survey.State.CLOSED);

        held(6, NOW.plus(Duration.ofDays(30)));
        checkIn("ada");

        assertThat(surveys.get(SURVEY).state()).isEqualTo(Survey.State.CLOSED);
        assertThat(surveys.get(SURVEY).closesAt()).isEqualTo(closing);
        assertThat(invited("ada")).isEmpty();
    }

    @Test
    void whoever_was_invited_before_is_not_invited_again() {
        held(4);
        checkIn("ada");
        openSurvey.pause(DAY, 5);
        held(6);
        issueDue();

        assertThat(invited("ada")).hasSize(1);
    }

    @Test
    void a_day_that_was_never_held_has_no_survey_to_pause() {
        openSurvey.pause(DAY, 5);

        assertThat(surveys.find(SURVEY)).isEmpty();
    }

    private void held(long version) {
        held(version, NOW);
    }

    private void held(long version, Instant at) {
        openSurvey.handle(new Survey.HeldDay(DAY, version, new LocalizedText("Journée", null), NOW, at));
    }

    private void checkIn(String person) {
        inviteParticipant.handle(new Command(DAY, person, 1, 1));
    }

    private void issueDue() {
        inviteParticipant.due().forEach(inviteParticipant::issue);
    }

    private List<Object> invited(String person) {
        return mongo.events(Invitation.class, InvitationId.of(SURVEY, person)).stream()
                .filter(InvitationIssued.class::isInstance)
                .toList();
    }
}

package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.Examples;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The decisions of a registration.
class RegistrationTests {

    private static final Instant NOW = Instant.parse("2027-09-01T10:00:00Z");

    private static final Places SEATED = new Places(new Place(true, null), List.of());
    private static final Places WAITING = new Places(new Place(false, 1), List.of());

    private final RegionalDay day = Examples.day("d", 10, 5);

    @Test
    void holds_a_place_for_a_day_or_two_hours_if_others_wait() {
        var agenda = Agenda.of(day, List.of(MORNING));
        assertThat(requested(false).status())
                .isEqualTo(new RegistrationStatus.Requested(
                        NOW.plus(Duration.ofHours(24)), false, true, agenda, null, null, null));
        assertThat(requested(true).status())
                .isEqualTo(new RegistrationStatus.Requested(
                        NOW.plus(Duration.ofHours(2)), false, true, agenda, null, null, null));
    }

    @Test
    void people_have_two_waking_hours_to_confirm_while_others_wait_and_a_day_at_most() {
        assertThat(heldUntil(at("2027-09-01T22:15"), true)).isEqualTo(at("2027-09-02T10:00"));
        assertThat(heldUntil(at("2027-09-01T19:30"), true)).isEqualTo(at("2027-09-02T09:30"));
        assertThat(heldUntil(at("2027-09-01T05:00"), true)).isEqualTo(at("2027-09-01T10:00"));
        assertThat(heldUntil(at("2027-09-05T14:00"), true))
                .as("a Sunday does not count")
                .isEqualTo(at("2027-09-06T10:00"));
        assertThat(heldUntil(at("2027-09-04T21:00"), true))
                .as("no longer than without others")
                .isEqualTo(at("2027-09-05T21:00"));
        assertThat(heldUntil(at("2027-11-18T21:00"), true))
                .as("the day begins before")
                .isEqualTo(day.startsAt());
    }

    @Test
    void a_sunday_counts_when_the_day_is_near() {
        var monday = RegionalDay.draft(
                new DayId("d"), "request", Examples.detailsUntil(at("2027-11-15T17:00")), List.of(), List.of());

        assertThat(HoldTime.until(monday, true, at("2027-11-14T14:00"))).isEqualTo(at("2027-11-14T16:00"));
    }

    @Test
    void reminds_of_two_hours_half_an_hour_before_they_end() {
        var registration = requested(true);

        assertThat(new PendingRequest(registration, day)
                        .remindOfHold(NOW.plus(Duration.ofMinutes(85)))
                        .isNone())
                .isTrue();
        assertThat(new PendingRequest(registration, day)
                        .remindOfHold(NOW.plus(Duration.ofMinutes(90)))
                        .events())
                .singleElement()
                .isInstanceOf(HoldReminded.class);
    }

    @Test
    void reminds_of_the_hold_that_the_last_mail_told_of_and_not_minutes_after_that_mail() {
        var registration = requested(true);
        var last = NOW;
        for (int i = 0; i < 2; i++) {
            last = last.plus(Duration.ofMinutes(105));
            registration = new PendingRequest(registration, day)
                    .repeat(registration.participant().name(), hold(true, last), SEATED, last)
                    .state();
        }
        var until = heldUntil(registration);
        assertThat(until).isEqualTo(last.plus(Duration.ofHours(2)));

        assertThat(new PendingRequest(registration, day)
                        .remindOfHold(until.minus(Duration.ofMinutes(31)))
                        .isNone())
                .isTrue();
        assertThat(new PendingRequest(registration, day)
                        .remindOfHold(until.minus(Duration.ofMinutes(30)))
                        .events())
                .singleElement()
                .isInstanceOf(HoldReminded.class);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Paris")).toInstant();
    }

    @Test
    void holds_a_place_until_the_day_begins_at_most_or_shortly_and_never_beyond_its_end() {
        var start = day.startsAt();
        var end = day.endsAt();

        assertThat(heldUntil(start.minus(Duration.ofHours(5)), false)).isEqualTo(start);
        assertThat(heldUntil(start.minus(Duration.ofMinutes(5)), false))
                .as("too short to read a mail")
                .isEqualTo(start.plus(Duration.ofMinutes(25)));
        assertThat(heldUntil(start.plus(Duration.ofHours(1)), true)).isEqualTo(start.plus(Duration.ofMinutes(90)));
        assertThat(heldUntil(end.minus(Duration.ofMinutes(10)), false)).isEqualTo(end);
    }

    @Test
    void reminds_once_two_hours_before_a_hold_expires() {
        var registration = requested(false);

        assertThat(new PendingRequest(registration, day)
                        .remindOfHold(NOW.plus(Duration.ofHours(21)))
                        .isNone())
                .isTrue();
        var reminded = new PendingRequest(registration, day).remindOfHold(NOW.plus(Duration.ofHours(22)));
        assertThat(reminded.events()).singleElement().isInstanceOf(HoldReminded.class);
        assertThat(new PendingRequest(reminded.state(), day)
                        .remindOfHold(NOW.plus(Duration.ofHours(23)))
                        .isNone())
                .isTrue();
    }

    @Test
    void keeps_a_promised_hold_when_others_start_to_wait() {
        var promised = NOW.plus(Duration.ofHours(24));

        for (int hour = 0; hour < 24; hour++) {
            var now = NOW.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(1));
            assertThat(heldUntil(new PendingRequest(requested(false), day)
                            .remindOfHold(now)
                            .state()))
                    .as("a reminder after %d h", hour)
                    .isEqualTo(promised);
            assertThat(heldUntil(new PendingRequest(requested(false), day)
                            .repeat(PersonName.of("", "Ada"), hold(true, now), SEATED, now)
                            .state()))
                    .as("a repeated request after %d h", hour)
                    .isAfterOrEqualTo(promised);
        }
    }

    @Test
    void a_repeated_request_extends_the_hold() {
        var later = NOW.plus(Duration.ofMinutes(20));

        var repeated = new PendingRequest(requested(true), day)
                .repeat(PersonName.of("", "Ada"), hold(true, later), SEATED, later);

        assertThat(heldUntil(repeated.state())).isEqualTo(later.plus(Duration.ofHours(2)));
        assertThat(repeated.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        RegistrationRequested.class,
                        event -> assertThat(event.heldUntil()).isEqualTo(heldUntil(repeated.state())));
    }

    @Test
    void does_not_remind_shortly_after_a_mail() {
        assertThat(new PendingRequest(requested(true), day)
                        .remindOfHold(NOW.plus(Duration.ofMinutes(9)))
                        .isNone())
                .isTrue();
    }

    @Test
    void reminds_ten_minutes_before_a_short_hold_expires() {
        var late = day.startsAt();
        var registration = new NewRegistration(
                        new RegistrationId("r"), day, requested(false).participant(), Wishes.NONE)
                .request(hold(false, late), true, late)
                .state();

        assertThat(new PendingRequest(registration, day)
                        .remindOfHold(late.plus(Duration.ofMinutes(15)))
                        .isNone())
                .isTrue();
        assertThat(new PendingRequest(registration, day)
                        .remindOfHold(late.plus(Duration.ofMinutes(20)))
                        .isNone())
                .isFalse();
    }

    @Test
    void a_gained_place_is_notified_until_the_day_begins() {
        var waiting =
                new PendingRequest(requested(false), day).confirm(WAITING, NOW).state();
        var start = day.startsAt();

        assertThat(new ToldChanges(waiting, day)
                        .notifyOfChanges(SEATED, start.minusSeconds(1))
                        .events())
                .singleElement()
                .isInstanceOf(ParticipantPromoted.class);
        for (var during : List.of(start, start.plusSeconds(3600), day.endsAt().plusSeconds(3600))) {
            assertThat(new ToldChanges(waiting, day)
                            .notifyOfChanges(SEATED, during)
                            .events())
                    .isEmpty();
        }
    }

    @Test
    void a_change_of_an_offered_place_says_that_it_is_only_offered() {
        var waiting =
                new PendingRequest(requested(false), day).confirm(WAITING, NOW).state();
        var offered = new ToldChanges(waiting, day).notifyOfChanges(SEATED, NOW).state();
        var details = Examples.detailsUntil(day.endsAt().plusSeconds(3600));
        var moved = day.with(details, List.of());

        assertThat(new ToldChanges(offered, moved).notifyOfChanges(SEATED, NOW).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        RegistrationChanged.class,
                        event -> assertThat(event.acceptUntil())
                                .isEqualTo(offered.status().offers().getFirst().until()));
        var accepted = new Offers(offered, day)
                .accept(null, SEATED, "participant", NOW)
                .state();
        assertThat(new ToldChanges(accepted, moved).notifyOfChanges(SEATED, NOW).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        RegistrationChanged.class,
                        event -> assertThat(event.acceptUntil()).isNull());
    }

    @Test
    void an_accepted_place_at_the_day_is_confirmed_by_mail_and_a_request_repeated_before_repeats_the_offer() {
        var waiting =
                new PendingRequest(requested(false), day).confirm(WAITING, NOW).state();
        var offered = new ToldChanges(waiting, day).notifyOfChanges(SEATED, NOW).state();

        var later = NOW.plus(Duration.ofHours(1));
        assertThat(new PendingRequest(offered, day)
                        .repeat(PersonName.of("", "Ada"), hold(false, later), SEATED, later)
                        .events())
                .singleElement()
                .isInstanceOfSatisfying(ParticipantPromoted.class, event -> {
                    assertThat(event.dayPromoted()).isTrue();
                    assertThat(event.acceptUntil())
                            .isEqualTo(offered.status().offers().getFirst().until());
                });
        var accepted = new Offers(offered, day).accept(null, SEATED, "participant", NOW);
        assertThat(accepted.events()).singleElement().isInstanceOf(RegistrationConfirmed.class);
        assertThat(new Offers(accepted.state(), day)
                        .accept(null, SEATED, "participant", NOW)
                        .isNone())
                .isTrue();
    }

    @Test
    void forgets_a_new_address_that_is_not_confirmed() {
        var corrected = corrected(corrected(confirmed(), "wrong@example.org"), "wrong-again@example.org");

        assertThat(new ContactChanges(corrected)
                        .expireAddress(NOW.plus(Duration.ofHours(23)))
                        .isNone())
                .isTrue();
        var expired = new ContactChanges(corrected).expireAddress(NOW.plus(Duration.ofHours(25)));
        assertThat(expired.state().participant().email()).hasToString("ada@example.org");
        assertThat(expired.state().contact().newAddress()).isNull();
        assertThat(expired.state().contact().version()).isEqualTo(4);
        assertThat(expired.publishesState()).isTrue();
    }

    @Test
    void only_the_link_sent_to_a_new_address_makes_it_that_of_the_participant() {
        var entered = corrected(requested(false), "victim@example.org");

        var confirmed = new PendingRequest(entered, day).confirm(SEATED, NOW).state();
        assertThat(confirmed.participant().email()).hasToString("ada@example.org");
        assertThat(new ContactChanges(entered)
                        .confirmAddress(day, SEATED, 1, NOW)
                        .isNone())
                .isTrue();

        var byOwner = new ContactChanges(entered).confirmAddress(day, SEATED, 2, NOW);
        assertThat(byOwner.state().participant().email()).hasToString("victim@example.org");
        assertThat(byOwner.state().isConfirmed()).isTrue();
        assertThat(byOwner.events()).singleElement().isInstanceOf(RegistrationConfirmed.class);
        assertThat(byOwner.publishesState()).isTrue();
    }

    @Test
    void a_confirmed_new_address_ends_all_older_links_and_receives_the_new_one() {
        var change = new ContactChanges(corrected(confirmed(), "new@example.org")).confirmAddress(day, SEATED, 2, NOW);

        assertThat(change.state().contact().linkGeneration()).isEqualTo(2);
        assertThat(change.events()).singleElement().isInstanceOfSatisfying(LinkRenewed.class, event -> {
            assertThat(event.linkGeneration()).isEqualTo(2);
            assertThat(event.contactVersion()).isEqualTo(3);
        });
        assertThat(new ContactChanges(change.state())
                        .confirmAddress(day, SEATED, 2, NOW)
                        .isNone())
                .as("confirmed once")
                .isTrue();
    }

    @Test
    void a_corrected_name_keeps_the_link_of_a_new_address_valid() {
        var renamed = new ContactChanges(corrected(confirmed(), "new@example.org"))
                .correct(day, PersonName.of("Ada", "L"), EmailAddress.of("new@example.org"), true, "participant", NOW);

        assertThat(renamed.events()).as("asked once").isEmpty();
        assertThat(new ContactChanges(renamed.state())
                        .confirmAddress(day, SEATED, 2, NOW)
                        .state()
                        .participant())
                .extracting(participant -> participant.name() + " " + participant.email())
                .isEqualTo("Ada L new@example.org");
    }

    @Test
    void a_request_for_another_person_is_reported_at_once_and_changes_nothing() {
        var registration = confirmed();

        var same =
                new PendingRequest(registration, day).repeat(PersonName.of("", "ADA"), hold(false, NOW), SEATED, NOW);
        var other =
                new PendingRequest(registration, day).repeat(PersonName.of("", "Bruno"), hold(false, NOW), SEATED, NOW);

        assertThat(same.isNone()).as("its mail is minutes old").isTrue();
        assertThat(other.events()).singleElement().isInstanceOf(RegistrationRepeated.class);
        assertThat(other.state().participant()).isEqualTo(registration.participant());
        assertThat(other.state().wishes()).isEqualTo(registration.wishes());
        assertThat(other.state().status()).isEqualTo(registration.status());
    }

    @Test
    void an_offered_seat_has_its_deadline_in_every_event_about_the_places() {
        var waiting = new PendingRequest(requested(false), day)
                .confirm(inMorning(false, 1), NOW)
                .state();
        var later = day.with(Examples.detailsUntil(day.endsAt().plusSeconds(3600)), List.of());

        var promoted = new ToldChanges(waiting, day).notifyOfChanges(inMorning(true, null), NOW);
        var until = promoted.state().status().offers().getFirst().until();
        var offered = List.of(new WorkshopPlace(MORNING.value(), true, null, until));

        assertThat(promoted.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        ParticipantPromoted.class,
                        event -> assertThat(event.places().workshops()).isEqualTo(offered));
        assertThat(new ToldChanges(promoted.state(), later)
                        .notifyOfChanges(inMorning(true, null), NOW)
                        .events())
                .singleElement()
                .isInstanceOfSatisfying(
                        RegistrationChanged.class,
                        event -> assertThat(event.places().workshops()).isEqualTo(offered));
        assertThat(workshopsOfNewLink(promoted.state())).isEqualTo(offered);
        assertThat(workshopsOfNewLink(new Offers(promoted.state(), day)
                        .accept(MORNING, inMorning(true, null), "participant", NOW)
                        .state()))
                .as("once it is accepted")
                .containsExactly(new WorkshopPlace(MORNING.value(), true, null));
    }

    @Test
    void a_new_link_to_an_unconfirmed_request_says_until_when_it_can_be_confirmed() {
        assertThat(new ContactChanges(requested(false))
                        .renewLink(day, SEATED, NOW)
                        .events())
                .singleElement()
                .isInstanceOfSatisfying(LinkRenewed.class, event -> {
                    assertThat(event.heldUntil()).isEqualTo(NOW.plus(Duration.ofHours(24)));
                    assertThat(event.places()).isNull();
                });
        assertThat(new ContactChanges(confirmed()).renewLink(day, SEATED, NOW).events())
                .singleElement()
                .isInstanceOfSatisfying(LinkRenewed.class, event -> {
                    assertThat(event.heldUntil()).isNull();
                    assertThat(event.acceptUntil()).isNull();
                    assertThat(event.places()).isEqualTo(SEATED);
                });
    }

    @Test
    void the_workshops_that_a_participant_drops_are_named_in_the_event() {
        var seated = new PendingRequest(requested(false), day)
                .confirm(inMorning(true, null), NOW)
                .state();

        var dropped = new Choices(seated)
                .choose(day, Examples.wishes(AFTERNOON), "participant", NOW)
                .state();

        assertThat(new ToldChanges(dropped, day).notifyOfChanges(SEATED, NOW).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        RegistrationChanged.class,
                        event -> assertThat(event.droppedSessions()).containsExactly(MORNING.value()));
    }

    private List<WorkshopPlace> workshopsOfNewLink(Registration registration) {
        var places = ((RegistrationStatus.Confirmed) registration.status()).places();
        var event = (LinkRenewed) new ContactChanges(registration)
                .renewLink(day, places, NOW)
                .events()
                .getFirst();
        return event.places().workshops();
    }

    private static Places inMorning(boolean seated, Integer rank) {
        return new Places(SEATED.day(), List.of(new WorkshopPlace(MORNING.value(), seated, rank)));
    }

    private Registration corrected(Registration registration, String email) {
        return new ContactChanges(registration)
                .correct(day, PersonName.of("", "Ada"), EmailAddress.of(email), true, "participant", NOW)
                .state();
    }

    @Test
    void an_instance_whose_clock_is_fast_takes_no_promised_minute_away() {
        var until = NOW.plus(Duration.ofHours(24));
        var offer = new Offer(MORNING, until);
        var waiting = (RegistrationStatus.Confirmed) confirmed().status();
        var offered = new RegistrationStatus.Confirmed(waiting.places(), waiting.agenda(), NOW, List.of(offer));
        var corrected = corrected(confirmed(), "new@example.org");
        var lastMinute = until.minusMillis(1);

        var fast = lastMinute.plus(Promise.CLOCK_TOLERANCE);
        assertThat(until).as("without a tolerance the hold is over").isBefore(fast);
        assertThat(new PendingRequest(requested(false), day).lapse(fast).isNone())
                .isTrue();
        assertThat(offered.expired(fast)).isEmpty();
        assertThat(offered.accept(MORNING, fast).offers()).isEmpty();
        assertThat(new ContactChanges(corrected).expireAddress(fast).isNone()).isTrue();

        var after = until.plus(Promise.CLOCK_TOLERANCE).plusMillis(1);
        assertThat(new PendingRequest(requested(false), day).lapse(after).isNone())
                .isFalse();
        assertThat(offered.expired(after)).containsExactly(offer);
        assertThat(offered.accept(MORNING, after).offers()).containsExactly(offer);
        assertThat(new ContactChanges(corrected).expireAddress(after).isNone()).isFalse();
    }

    @Test
    void an_erasure_that_is_repeated_after_a_restore_is_not_counted_as_requested() {
        var erased = new Erasure(confirmed()).again(NOW);

        assertThat(erased.state().isErased()).isTrue();
        assertThat(erased.state().erasures())
                .extracting(ErasureRecord::category)
                .containsExactly(ErasureRecord.Category.AFTER_RESTORE);
        assertThat(new Erasure(erased.state()).again(NOW).isNone()).isTrue();
    }

    @Test
    void a_workshop_check_in_implies_the_day_and_is_idempotent() {
        var checkedIn = confirmed().checkIn(day, null, MORNING, NOW);

        assertThat(checkedIn.state().attendance().checkedInAt()).isEqualTo(NOW);
        assertThat(checkedIn.state().attendance().sessions()).containsExactly(new Attendance.Attended(MORNING, NOW));
        assertThat(checkedIn.events())
                .containsExactly(
                        new ParticipantCheckedIn("r", "d", 0, 1, null, null, null, NOW),
                        new SessionAttended("r", "d", 0, 1, MORNING.value(), NOW));
        for (var later : List.of(NOW, NOW.plusSeconds(60))) {
            assertThat(checkedIn.state().checkIn(day, null, MORNING, later).isNone())
                    .isTrue();
            assertThat(checkedIn.state().checkIn(day, null, null, later).isNone())
                    .isTrue();
        }
    }

    @Test
    void keeps_the_earliest_check_in_per_session_in_any_order() {
        record CheckIn(SessionId session, Instant at) {}
        var checkIns = List.of(
                new CheckIn(null, NOW.plusSeconds(10)),
                new CheckIn(MORNING, NOW.plusSeconds(30)),
                new CheckIn(MORNING, NOW.plusSeconds(20)),
                new CheckIn(AFTERNOON, NOW.plusSeconds(5)));
        for (int seed = 0; seed < 24; seed++) {
            var order = new ArrayList<>(checkIns);
            Collections.shuffle(order, new Random(seed));
            var registration = confirmed();
            for (var checkIn : order) {
                registration = registration
                        .checkIn(day, null, checkIn.session(), checkIn.at())
                        .state();
            }

            assertThat(registration.attendance().checkedInAt()).as("%s", order).isEqualTo(NOW.plusSeconds(5));
            assertThat(registration.attendance().sessions())
                    .as("%s", order)
                    .containsExactly(
                            new Attendance.Attended(AFTERNOON, NOW.plusSeconds(5)),
                            new Attendance.Attended(MORNING, NOW.plusSeconds(20)));
        }
    }

    private Instant heldUntil(Instant now, boolean othersWait) {
        return HoldTime.until(day, othersWait, now);
    }

    private RegistrationStatus.Requested hold(boolean othersWait, Instant now) {
        return RegistrationStatus.Requested.from(day, othersWait, now);
    }

    private static Instant heldUntil(Registration registration) {
        return ((RegistrationStatus.Requested) registration.status()).heldUntil();
    }

    private Registration requested(boolean othersWait) {
        return new NewRegistration(new RegistrationId("r"), day, Examples.participant("Ada"), Examples.wishes(MORNING))
                .request(hold(othersWait, NOW), true, NOW)
                .state();
    }

    private Registration confirmed() {
        return new PendingRequest(requested(false), day)
                .confirm(new Places(new Place(true, null), List.of()), NOW)
                .state();
    }
}

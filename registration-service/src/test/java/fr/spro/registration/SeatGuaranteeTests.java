package fr.spro.registration;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.enrolment.Enrolment;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;

/// Guarantee 5, and what would break it.
class SeatGuaranteeTests extends RunningService {

    @Test
    void guarantee_5_seats_are_never_oversold_and_never_empty_while_somebody_waits() throws Exception {
        publish(30, 10);

        var ids = inParallel(60, number -> register("P" + number, MORNING));
        ids.forEach(confirmRegistration::handle);
        inParallel(
                20,
                number -> cancelRegistration
                        .handle(ids.get(number * 2), "participant")
                        .id());
        followDay.handle(day);

        var fullness = enrolment.of(find());
        assertThat(fullness.day()).isEqualTo(new Enrolment.Count(30, 30, 10));
        assertThat(fullness.workshops().get(MORNING)).isEqualTo(new Enrolment.Count(10, 10, 30));
        var told = registrations.findByDay(day).stream()
                .map(Registration::status)
                .filter(Registration.Status.Confirmed.class::isInstance)
                .map(Registration.Status.Confirmed.class::cast)
                .filter(status -> status.told().workshops().getFirst().seated())
                .count();
        assertThat(told).as("told that they have a seat").isEqualTo(10);
    }

    /// The negative control of the test above: what counting first and inserting then would do.
    @Test
    void to_count_and_then_insert_oversells() throws Exception {
        var seats = new Document("_id", day.value()).append("taken", 0);
        mongo.insert(seats, "counted");

        inParallel(60, number -> {
            var before = mongo.findById(day.value(), Document.class, "counted");
            if (before != null && mongo.count(new Query(), "claimed-" + day.value()) < 10) {
                mongo.insert(new Document("_id", number), "claimed-" + day.value());
            }
            return new RegistrationId("x");
        });

        assertThat(mongo.getCollection("claimed-" + day.value()).countDocuments())
                .isGreaterThan(10);
    }
}

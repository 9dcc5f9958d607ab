package fr.spro.registration.privacy;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.ErasureRecord.Category;
import fr.spro.registration.enrolment.Listing.State;
import fr.spro.registration.enrolment.Registration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// The retention deadlines of the registrations of a day.
@Component
class RetentionDeadlines {

    private final RetentionSettings settings;
    private final MongoOperations mongo;

    RetentionDeadlines(RetentionSettings settings, MongoOperations mongo) {
        this.settings = settings;
        this.mongo = mongo;
    }

    /// As long as the participation.
    Instant ofPicture(RegionalDay day) {
        return after(day.endsAt(), settings.participation());
    }

    List<RetentionDeadline> of(RegionalDay day) {
        var deadlines = new ArrayList<RetentionDeadline>();
        for (var question : day.questions().asked()) {
            deadlines.add(answers(day, question.id(), question.keptUntil(day)));
        }
        for (var removed : day.questions().removed()) deadlines.add(answers(day, removed, Instant.EPOCH));
        deadlines.add(new RetentionDeadline(
                Category.NEEDS,
                null,
                of(day, where("wishes.needs").exists(true)),
                after(day.endsAt(), settings.needs())));
        deadlines.add(new RetentionDeadline(
                Category.CANCELLED, null, of(day, is(State.CANCELLED)), after(day.endsAt(), settings.cancelled())));
        deadlines.addAll(unconfirmed(day));
        var stillComing = where("listing.state").in(State.CONFIRMED, State.PRESENT);
        deadlines.add(
                day.isCancelled()
                        ? new RetentionDeadline(
                                Category.CALLED_OFF,
                                null,
                                of(day, stillComing),
                                after(day.endsAt(), settings.calledOff()))
                        : new RetentionDeadline(
                                Category.PARTICIPATION,
                                null,
                                of(day, stillComing),
                                after(day.endsAt(), settings.participation())));
        return deadlines;
    }

    /// One per date on which registrations lapsed, also for those that could not lapse because the day was
    /// over.
    private List<RetentionDeadline> unconfirmed(RegionalDay day) {
        var deadlines = new ArrayList<RetentionDeadline>();
        deadlines.add(new RetentionDeadline(
                Category.UNCONFIRMED, null, of(day, is(State.REQUESTED)), after(day.endsAt(), settings.unconfirmed())));
        for (var date : lapsed(day)) {
            var next = date.plusDays(1).atStartOfDay(day.zone()).toInstant();
            var during = where("status.at")
                    .gte(Date.from(date.atStartOfDay(day.zone()).toInstant()))
                    .lt(Date.from(next));
            deadlines.add(new RetentionDeadline(
                    Category.UNCONFIRMED,
                    null,
                    of(day, new Criteria().andOperator(is(State.LAPSED), during)),
                    after(next, settings.unconfirmed())));
        }
        return deadlines;
    }

    private TreeSet<LocalDate> lapsed(RegionalDay day) {
        var query = new Query(of(day, is(State.LAPSED)));
        query.fields().include("status.at");
        var dates = new TreeSet<LocalDate>();
        for (var found : mongo.find(query, Document.class, mongo.getCollectionName(Registration.class))) {
            var at = found.get("status", Document.class).getDate("at").toInstant();
            dates.add(at.atZone(day.zone()).toLocalDate());
        }
        return dates;
    }

    private static RetentionDeadline answers(RegionalDay day, QuestionId question, Instant until) {
        var have = where("wishes.answers." + question.value()).exists(true);
        return new RetentionDeadline(Category.ANSWERS, question, of(day, have), until);
    }

    private static Criteria of(RegionalDay day, Criteria who) {
        return new Criteria().andOperator(where("day").is(day.id()), who);
    }

    private static Criteria is(State state) {
        return where("listing.state").is(state);
    }

    private static Instant after(Instant end, Duration time) {
        return end.plus(time);
    }
}

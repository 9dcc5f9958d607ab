package fr.spro.registration.privacy;

import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.ErasureRecord.Category;
import fr.spro.registration.enrolment.Registration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/// The numbers of deleted and due data, counted from the registrations, which record their own deletions.
@Service
public class DeletionCounts {

    /// The number of registrations with data deleted on one date.
    ///
    /// @param question the text of the question; null if it was removed or this is not about answers
    public record Deleted(
            LocalDate on,
            String day,
            String title,
            Category category,
            @Nullable String question,
            long number) {}

    /// The number of registrations with data due at that time.
    public record Due(
            Instant at,
            String day,
            String title,
            Category category,
            @Nullable String question,
            long number) {}

    private final Days days;
    private final RetentionDeadlines deadlines;
    private final MongoOperations mongo;

    DeletionCounts(Days days, RetentionDeadlines deadlines, MongoOperations mongo) {
        this.days = days;
        this.deadlines = deadlines;
        this.mongo = mongo;
    }

    /// The latest first.
    public List<Deleted> deleted() {
        var known = days.findAllLatestFirst().stream()
                .collect(Collectors.toMap(day -> day.id().value(), day -> day));
        var counting = Aggregation.newAggregation(
                Aggregation.match(Criteria.where("erasures.0").exists(true)),
                Aggregation.unwind("erasures"),
                Aggregation.group("day", "erasures.category", "erasures.question", "erasures.on")
                        .count()
                        .as("number"));
        var deleted = new ArrayList<Deleted>();
        for (var found : mongo.aggregate(counting, Registration.class, Document.class)) {
            var by = found.get("_id", Document.class);
            var day = by.getString("day");
            deleted.add(new Deleted(
                    LocalDate.parse(by.getString("on")),
                    day,
                    known.containsKey(day) ? known.get(day).title() : day,
                    Category.valueOf(by.getString("category")),
                    question(known.get(day), by.getString("question")),
                    found.get("number", Number.class).longValue()));
        }
        return deleted.stream()
                .sorted(Comparator.comparing(Deleted::on)
                        .reversed()
                        .thenComparing(Deleted::day)
                        .thenComparing(Deleted::category))
                .toList();
    }

    /// The earliest first.
    public List<Due> due() {
        var due = new ArrayList<Due>();
        for (var day : days.findAllLatestFirst()) {
            for (var deadline : deadlines.of(day)) {
                var number = mongo.count(new Query(deadline.who()), Registration.class);
                if (number == 0) continue;
                var question =
                        deadline.question() == null ? null : deadline.question().value();
                due.add(new Due(
                        deadline.until(),
                        day.id().value(),
                        day.title(),
                        deadline.category(),
                        question(day, question),
                        number));
            }
        }
        return due.stream().sorted(Comparator.comparing(Due::at)).toList();
    }

    private static @Nullable String question(@Nullable RegionalDay day, @Nullable String id) {
        return day == null || id == null
                ? null
                : day.questions().asked().stream()
                        .filter(question -> question.id().value().equals(id))
                        .map(question -> question.wording().french())
                        .findFirst()
                        .orElse(null);
    }
}

package fr.spro.registration.roster;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay.Status;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.StructureUses;
import fr.spro.registration.enrolment.Registration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.stereotype.Component;

/// Counts the registrations of a structure per day, including cancelled ones, which may be reinstated.
@Component
class CountByStructure implements StructureUses {

    private final MongoOperations mongo;
    private final Days days;
    private final IdResolver idResolver;

    CountByStructure(MongoOperations mongo, Days days, IdResolver idResolver) {
        this.mongo = mongo;
        this.days = days;
        this.idResolver = idResolver;
    }

    @Override
    public List<Use> of(StructureId id) {
        var byDay = Aggregation.newAggregation(
                Aggregation.match(where("wishes.structure").in(idResolver.allIdsOf(List.of(id)))),
                Aggregation.group("day").count().as("number"));
        return StreamSupport.stream(
                        mongo.aggregate(byDay, Registration.class, Document.class)
                                .spliterator(),
                        false)
                .flatMap(counted -> use(counted).stream())
                .sorted(Comparator.comparing(Use::startsAt).reversed())
                .toList();
    }

    private Optional<Use> use(Document counted) {
        return days.findById(new DayId(counted.getString("_id")))
                .map(day -> new Use(
                        day.id().value(),
                        day.title(),
                        day.startsAt(),
                        day.status() != Status.ARCHIVED,
                        counted.get("number", Number.class).longValue()));
    }
}

package fr.spro.registration.roster;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.seating.Seatings;
import fr.spro.registration.text.SearchKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/// Searches, filters and sorts the registrations of a day with keyset paging, so the thousandth page is as
/// fast as the first.
@Service
public class FindRegistrations {

    public enum Order {
        NAME,
        LATEST
    }

    /// Search criteria.
    ///
    /// @param state as people are told it
    /// @param text words that must all begin a word of name, address or structure
    /// @param workshop only registrations with it
    /// @param scope the visible scope
    /// @param after the last registration of the previous page
    public record Search(
            RegionalDay day,
            @Nullable Code state,
            String text,
            @Nullable SessionId workshop,
            Scope scope,
            Order order,
            @Nullable RegistrationId after,
            int limit) {

        /// Everybody of a day, to be counted.
        static Search everybody(RegionalDay day) {
            return new Search(day, null, "", null, Scope.WHOLE, Order.NAME, null, 1);
        }

        Search in(@Nullable Code other) {
            return new Search(day, other, text, workshop, scope, order, after, limit);
        }
    }

    /// One page; `next` is the `after` of the following page.
    public record Page(
            List<Registration> registrations, @Nullable RegistrationId next) {}

    private final MongoOperations mongo;
    private final Registrations registrations;
    private final Seatings seatings;
    private final IdResolver idResolver;
    private final Clock clock;

    FindRegistrations(
            MongoOperations mongo, Registrations registrations, Seatings seatings, IdResolver idResolver, Clock clock) {
        this.mongo = mongo;
        this.registrations = registrations;
        this.seatings = seatings;
        this.idResolver = idResolver;
        this.clock = clock;
    }

    public Page find(Search search) {
        var after = search.after() == null
                ? null
                : registrations
                        .findById(search.after())
                        .filter(last -> last.day().equals(search.day().id())
                                && search.scope().includes(last.wishes().structure()))
                        .orElse(null);
        return find(search, after);
    }

    private Page find(Search search, @Nullable Registration after) {
        var all = criteria(search);
        if (after != null) all.add(ListCriteria.after(after, search.order()));
        var found = mongo.find(
                query(all).with(ListCriteria.sort(search.order())).limit(search.limit()), Registration.class);
        return new Page(
                found, found.size() < search.limit() ? null : found.getLast().id());
    }

    /// The registrations of all pages. They are read page by page, each after the last one as it was read: it may be
    /// renamed or erased meanwhile.
    public Stream<Registration> all(Search search) {
        return Stream.iterate(
                        Optional.of(find(search)),
                        Optional::isPresent,
                        page -> page.filter(read -> read.next() != null)
                                .map(read -> find(search, read.registrations().getLast())))
                .flatMap(page -> page.orElseThrow().registrations().stream());
    }

    /// The number of registrations on all pages.
    public long count(Search search) {
        return mongo.count(query(criteria(search)), Registration.class);
    }

    /// Those of these ids that are visible, by name.
    public List<Registration> ofIds(DayId day, Scope scope, Collection<RegistrationId> ids) {
        var all = new ArrayList<>(ListCriteria.within(day, scope));
        all.add(where("_id").in(ids));
        return mongo.find(query(all).with(ListCriteria.sort(Order.NAME)), Registration.class);
    }

    private List<Criteria> criteria(Search search) {
        var all = new ArrayList<>(ListCriteria.within(search.day().id(), search.scope()));
        if (search.state() != null) all.add(states(search.day()).criteria(search.state()));
        if (search.workshop() != null) all.add(where("wishes.workshops").is(search.workshop()));
        if (!search.text().isBlank()) {
            var alternatives = SearchKey.alternatives(search.text());
            all.add(
                    alternatives.isEmpty()
                            ? where("_id").in(List.of())
                            : ListCriteria.matching(alternatives, idResolver.structures()));
        }
        return all;
    }

    private static Query query(List<Criteria> all) {
        return new Query(new Criteria().andOperator(all));
    }

    /// Active registrations with such a name, by name.
    ///
    /// @param text its first word begins a word of the name, the others are whole words of it: more letters
    /// of them would find out a name that is not shown
    /// @param limit how many are read at most
    public List<Registration> named(DayId day, Scope scope, String text, int limit) {
        return named(day, scope, text, limit, ListCriteria::beginningWith);
    }

    /// The active ones of people whose whole surname or first name is this, by name.
    public List<Registration> called(DayId day, Scope scope, String text, int limit) {
        return named(day, scope, text, limit, ListCriteria::exactly);
    }

    private List<Registration> named(
            DayId day, Scope scope, String text, int limit, Function<List<String>, Criteria> criterion) {
        var alternatives = SearchKey.alternatives(text);
        if (alternatives.isEmpty()) return List.of();
        var all = new ArrayList<>(ListCriteria.within(day, scope));
        all.add(where("listing.activeAddress").exists(true));
        all.add(new Criteria().orOperator(alternatives.stream().map(criterion).toList()));
        var query = new Query(new Criteria().andOperator(all))
                .with(ListCriteria.sort(Order.NAME))
                .limit(limit);
        return mongo.find(query, Registration.class);
    }

    /// The number of registrations per state, of those that match everything else.
    public Map<Code, Long> counts(Search search) {
        var states = states(search.day());
        var matching = Aggregation.match(new Criteria().andOperator(criteria(search.in(null))));
        var groups = Aggregation.newAggregation(matching, _ -> states.group());
        var counts = new EnumMap<Code, Long>(Code.class);
        for (var group : mongo.aggregate(groups, Registration.class, Document.class)) {
            counts.merge(
                    states.code(group.get("_id", Document.class)),
                    group.get("number", Number.class).longValue(),
                    Long::sum);
        }
        return counts;
    }

    private StatesInStore states(RegionalDay day) {
        return StatesInStore.of(day, seatings.of(day.id()).waiting(), clock.instant());
    }
}

package fr.spro.registration.roster;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.roster.FindRegistrations.Order;
import fr.spro.registration.text.SearchKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;

/// The conditions and the order of the lists of registrations, as the store knows them.
final class ListCriteria {

    private ListCriteria() {}

    static List<Criteria> within(DayId day, Scope scope) {
        var ofDay = where("day").is(day);
        return scope.isWhole()
                ? List.of(ofDay)
                : List.of(ofDay, where("wishes.structure").in(scope.structures()));
    }

    static Criteria beginningWith(List<String> words) {
        var first = where("listing.name").regex(beginning(words.getFirst()));
        var others = words.stream()
                .skip(1)
                .map(word -> where("listing.name").regex(beginning(word) + "(?:$|[^\\p{L}\\p{N}])"));
        return new Criteria()
                .andOperator(Stream.concat(Stream.of(first), others).toList());
    }

    /// The key has the surname first and the first name second, each followed by two spaces.
    static Criteria exactly(List<String> words) {
        return where("listing.name").regex("^(?:(?:\\S+ )*\\S+  )?%s  ".formatted(String.join(" ", words)));
    }

    private static String beginning(String word) {
        return "(?:^|[^\\p{L}\\p{N}])" + word;
    }

    /// Each word begins one of the name, the address or the structure.
    static Criteria matching(Set<List<String>> alternatives, Map<StructureId, Structure> structures) {
        var names = new HashMap<StructureId, String>();
        structures.forEach((id, structure) -> names.put(id, " " + SearchKey.of(structure.name())));
        return anyOf(alternatives, word -> matches(word, names));
    }

    private static Criteria anyOf(Set<List<String>> alternatives, Function<String, Criteria> criterion) {
        return new Criteria()
                .orOperator(alternatives.stream()
                        .map(words -> new Criteria()
                                .andOperator(words.stream().map(criterion).toList()))
                        .toList());
    }

    private static Criteria matches(String word, Map<StructureId, String> names) {
        var named = names.entrySet().stream()
                .filter(known -> known.getValue().contains(" " + word))
                .map(Map.Entry::getKey)
                .toList();
        return new Criteria()
                .orOperator(
                        where("listing.text").regex(beginning(word)),
                        where("wishes.structure").in(named));
    }

    /// The first condition is implied by the second, and lets the index start at the page.
    static Criteria after(Registration last, Order order) {
        var id = last.id().value();
        return switch (order) {
            case NAME -> {
                var name = last.listing().name();
                yield new Criteria()
                        .andOperator(
                                where("listing.name").gte(name),
                                new Criteria()
                                        .orOperator(
                                                where("listing.name").gt(name),
                                                where("_id").gt(id)));
            }
            case LATEST -> {
                var at = last.requestedAt();
                yield new Criteria()
                        .andOperator(
                                where("requestedAt").lte(at),
                                new Criteria()
                                        .orOperator(
                                                where("requestedAt").lt(at),
                                                where("_id").lt(id)));
            }
        };
    }

    static Sort sort(Order order) {
        return switch (order) {
            case NAME -> Sort.by("listing.name", "_id");
            case LATEST -> Sort.by(Sort.Direction.DESC, "requestedAt", "_id");
        };
    }
}

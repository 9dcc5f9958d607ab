package fr.spro.registration.directory.duplicates;

import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.NameSimilarity;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.spreadsheet.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Finds possible duplicates in the directory. Only entries with the same place, group or mailbox are
/// compared, which scales with their number.
@Service
public class FindDuplicates {

    /// A reason to suspect a duplicate.
    public enum Reason {
        MAILBOX,
        ADDRESS,
        NAME_AND_PLACE,
        NAME_AND_GROUP,
        NAME,
        TERRITORY
    }

    /// A pair of possible duplicates, the strongest reasons first.
    public record PossibleDuplicate(Kind kind, String one, String other, List<Reason> reasons) {

        public boolean isAbout(String id) {
            return one.equals(id) || other.equals(id);
        }
    }

    /// A structure with its comparison keys.
    private record Entry(Structure structure, Set<String> words, Set<String> core, String address) {

        private static Entry of(Structure structure) {
            var words = NameSimilarity.words(structure.name());
            // The name without the name of its town: « Mission locale » and « Mission locale de Nantes ».
            var core = new HashSet<>(words);
            core.removeAll(NameSimilarity.words(structure.address().city()));
            var address = Texts.normalise("%s %s"
                    .formatted(structure.address().street(), structure.address().postalCode()));
            return new Entry(structure, words, core.isEmpty() ? words : core, address);
        }

        /// The keys that it shares with possible duplicates.
        private Stream<String> keys() {
            return Stream.of(
                    "mailbox " + mailbox(),
                    "address " + address,
                    "postal " + structure.address().postalCode(),
                    "city " + Texts.normalise(structure.address().city()),
                    "group " + structure.group().value());
        }

        private String mailbox() {
            return structure.mailbox().value();
        }

        private String id() {
            return structure.id().value();
        }

        private boolean isInTheTownOf(Entry other) {
            return Texts.normalise(structure.address().city())
                    .equals(Texts.normalise(other.structure.address().city()));
        }

        private boolean isInThePlaceOf(Entry other) {
            return isInTheTownOf(other)
                    || structure
                            .address()
                            .postalCode()
                            .equals(other.structure.address().postalCode());
        }

        /// From 0 to 1. Names of towns only count between different ones.
        private double similarityTo(Entry other) {
            return isInTheTownOf(other) ? NameSimilarity.of(core, other.core) : NameSimilarity.of(words, other.words);
        }
    }

    private static final double SIMILAR_IN_ONE_PLACE = 0.75;
    private static final double SIMILAR_IN_ONE_GROUP = 0.9;
    private static final double SIMILAR_GROUPS = 0.75;

    private final Structures structures;
    private final Groups groups;
    private final ConfirmedDistinctPairs confirmedPairs;

    FindDuplicates(Structures structures, Groups groups, ConfirmedDistinctPairs confirmedPairs) {
        this.structures = structures;
        this.groups = groups;
        this.confirmedPairs = confirmedPairs;
    }

    /// Those with the most reasons first, without distinct pairs.
    public List<PossibleDuplicate> structures() {
        var byKey = structures.findAllByOrderByName().stream()
                .map(Entry::of)
                .flatMap(entry -> entry.keys().map(key -> Map.entry(key, entry)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var compared = distinct(Kind.STRUCTURES);
        var found = new ArrayList<PossibleDuplicate>();
        for (var together : byKey.values()) {
            for (int i = 1; i < together.size(); i++) {
                for (var other : together.subList(0, i)) {
                    var one = together.get(i);
                    if (compared.add(Pair.of(Kind.STRUCTURES, one.id(), other.id()))) compare(other, one, found);
                }
            }
        }
        return sorted(found);
    }

    private static void compare(Entry one, Entry other, List<PossibleDuplicate> found) {
        var reasons = EnumSet.noneOf(Reason.class);
        if (one.mailbox().equals(other.mailbox())) reasons.add(Reason.MAILBOX);
        if (one.address().equals(other.address())) reasons.add(Reason.ADDRESS);
        var isInOnePlace = one.isInThePlaceOf(other);
        if (isInOnePlace && one.similarityTo(other) >= SIMILAR_IN_ONE_PLACE) {
            reasons.add(Reason.NAME_AND_PLACE);
        }
        var isInOneGroup = one.structure().group().equals(other.structure().group());
        if (!isInOnePlace && isInOneGroup && one.similarityTo(other) >= SIMILAR_IN_ONE_GROUP) {
            reasons.add(Reason.NAME_AND_GROUP);
        }
        if (!reasons.isEmpty()) {
            found.add(new PossibleDuplicate(Kind.STRUCTURES, one.id(), other.id(), List.copyOf(reasons)));
        }
    }

    public List<PossibleDuplicate> groups() {
        var all = groups.findAllByOrderByName();
        var distinct = distinct(Kind.GROUPS);
        var found = new ArrayList<PossibleDuplicate>();
        for (int i = 1; i < all.size(); i++) {
            for (var other : all.subList(0, i)) {
                var one = all.get(i);
                var id = one.id().value();
                if (distinct.contains(Pair.of(Kind.GROUPS, id, other.id().value()))) continue;
                var reasons = reasons(one, other);
                if (!reasons.isEmpty()) {
                    found.add(new PossibleDuplicate(Kind.GROUPS, other.id().value(), id, List.copyOf(reasons)));
                }
            }
        }
        return sorted(found);
    }

    private static Set<Reason> reasons(Group one, Group other) {
        var reasons = EnumSet.noneOf(Reason.class);
        if (NameSimilarity.of(NameSimilarity.words(one.name()), NameSimilarity.words(other.name())) >= SIMILAR_GROUPS) {
            reasons.add(Reason.NAME);
        }
        if (Texts.normalise(one.territory()).equals(Texts.normalise(other.territory()))) reasons.add(Reason.TERRITORY);
        return reasons;
    }

    private Set<Pair> distinct(Kind kind) {
        return confirmedPairs.findByKind(kind).stream()
                .map(ConfirmedDistinctPair::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<PossibleDuplicate> sorted(List<PossibleDuplicate> found) {
        return found.stream()
                .sorted(Comparator.comparing((PossibleDuplicate duplicate) ->
                                -duplicate.reasons().size())
                        .thenComparing(duplicate -> duplicate.reasons().getFirst())
                        .thenComparing(PossibleDuplicate::one)
                        .thenComparing(PossibleDuplicate::other))
                .toList();
    }
}

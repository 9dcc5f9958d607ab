package fr.spro.registration.directory;

import fr.spro.registration.directory.IdResolver.Named;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Finds the structure that a typed text refers to.
@Service
public class RecogniseStructure {

    public sealed interface Outcome {

        record Recognised(Structure structure) implements Outcome {}

        /// @param proposals the most likely first; may be empty
        record Unclear(List<Structure> proposals) implements Outcome {}
    }

    /// @param isPlaced whether the text has words of its name and of its town, and no others
    private record Candidate(Structure structure, double found, double similarity, boolean isPlaced) {

        private static final Comparator<Candidate> LEAST =
                Comparator.comparingDouble(Candidate::found).thenComparingDouble(Candidate::similarity);

        private Candidate better(Candidate other) {
            return LEAST.compare(other, this) > 0 ? other : this;
        }
    }

    /// Longer than any label. Anybody may type any text, and comparing it takes a time that grows with its length.
    private static final int LONGEST = 450;

    private static final int PROPOSALS = 6;
    private static final double MIN_MATCH = 0.5;
    private static final double SIMILAR = 0.8;
    private static final double THE_SAME = 1;

    private final Structures structures;
    private final IdResolver idResolver;

    RecogniseStructure(Structures structures, IdResolver idResolver) {
        this.structures = structures;
        this.idResolver = idResolver;
    }

    /// @param typed the label or id of a structure, or a similar name; what is too long for one is like none
    public Outcome handle(String typed) {
        var text = typed.strip();
        if (text.length() > LONGEST) return new Outcome.Unclear(List.of());
        var byId = idResolver.structure(new StructureId(text));
        if (byId.isPresent()) return new Outcome.Recognised(byId.get());
        // A page opened earlier may offer a name that has been merged since.
        var all = idResolver.names();
        var sameLabel = all.stream()
                .filter(named -> named.label().equalsIgnoreCase(text))
                .map(Named::structure)
                .distinct()
                .toList();
        if (sameLabel.size() == 1) return new Outcome.Recognised(sameLabel.getFirst());
        var candidates = candidates(text, all);
        var same = candidates.stream()
                .filter(candidate -> candidate.similarity() == THE_SAME)
                .toList();
        if (same.size() == 1) return new Outcome.Recognised(same.getFirst().structure());
        var placed = candidates.stream().filter(Candidate::isPlaced).toList();
        return same.isEmpty() && placed.size() == 1
                ? new Outcome.Recognised(placed.getFirst().structure())
                : new Outcome.Unclear(
                        candidates.stream().map(Candidate::structure).toList());
    }

    /// Structures that may match a name, the most likely first.
    public List<Structure> nearest(String name) {
        return nearest(List.of(name)).get(name);
    }

    /// The same for each of these names. They are compared with the directory as it is read once.
    public Map<String, List<Structure>> nearest(Collection<String> names) {
        var all = idResolver.names();
        return names.stream().distinct().collect(Collectors.toMap(Function.identity(), name -> nearest(name, all)));
    }

    private static List<Structure> nearest(String name, List<Named> all) {
        if (name.length() > LONGEST) return List.of();
        return candidates(name, all).stream().map(Candidate::structure).toList();
    }

    /// Structures that are probably the same under another name.
    ///
    /// @param itself the structure to exclude
    List<Structure> similarTo(StructureDetails details, StructureId itself) {
        var words = NameSimilarity.words(details.label());
        return structures.findAllByOrderByName().stream()
                .filter(structure -> !structure.id().equals(itself))
                .filter(structure -> NameSimilarity.of(words, NameSimilarity.words(structure.label())) >= SIMILAR)
                .limit(PROPOSALS)
                .toList();
    }

    private static List<Candidate> candidates(String typed, List<Named> all) {
        var words = NameSimilarity.words(typed);
        var best = new LinkedHashMap<StructureId, Candidate>();
        for (var named : all) best.merge(named.structure().id(), candidate(words, named), Candidate::better);
        return best.values().stream()
                .filter(candidate -> candidate.found() >= MIN_MATCH)
                .sorted(Candidate.LEAST.reversed())
                .limit(PROPOSALS)
                .toList();
    }

    private static Candidate candidate(Set<String> words, Named named) {
        var label = NameSimilarity.words(named.label());
        var similarity =
                Math.max(NameSimilarity.of(words, NameSimilarity.words(named.name())), NameSimilarity.of(words, label));
        return new Candidate(named.structure(), NameSimilarity.found(words, label), similarity, isPlaced(words, named));
    }

    /// "Apec Nantes" is the structure "Apec, centre régional" in Nantes.
    private static boolean isPlaced(Set<String> words, Named named) {
        var town = NameSimilarity.words(named.structure().address().city());
        var name = NameSimilarity.words(named.name());
        var others = words.stream().filter(word -> !town.contains(word)).toList();
        return words.containsAll(town) && !others.isEmpty() && name.containsAll(others);
    }
}

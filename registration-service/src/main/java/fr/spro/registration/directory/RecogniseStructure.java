package fr.spro.registration.directory;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/// Finds the structure that somebody means by what they typed.
@Service
public class RecogniseStructure {

    public sealed interface Outcome {

        record Recognised(Structure structure) implements Outcome {}

        /// @param proposals the likeliest first; may be empty
        record Unclear(List<Structure> proposals) implements Outcome {}
    }

    private record Candidate(Structure structure, double found, double alike) {}

    private static final int PROPOSALS = 6;
    private static final double WORTH_PROPOSING = 0.5;
    private static final double WELL_ALIKE = 0.8;
    private static final double THE_SAME = 1;

    private final Structures structures;

    RecogniseStructure(Structures structures) {
        this.structures = structures;
    }

    /// @param typed the label of a structure, its name in other words, or an id
    public Outcome handle(String typed) {
        var text = typed.strip();
        var byId = structures.findById(new StructureId(text));
        if (byId.isPresent()) return new Outcome.Recognised(byId.get());
        var all = structures.findAllByOrderByName();
        var sameLabel = all.stream()
                .filter(structure -> structure.label().equalsIgnoreCase(text))
                .toList();
        if (sameLabel.size() == 1) return new Outcome.Recognised(sameLabel.getFirst());
        var candidates = candidates(text, all);
        var same = candidates.stream()
                .filter(candidate -> candidate.alike() == THE_SAME)
                .toList();
        return same.size() == 1
                ? new Outcome.Recognised(same.getFirst().structure())
                : new Outcome.Unclear(
                        candidates.stream().map(Candidate::structure).toList());
    }

    /// Structures that may be meant by a name, the likeliest first.
    public List<Structure> nearest(String name) {
        return candidates(name, structures.findAllByOrderByName()).stream()
                .map(Candidate::structure)
                .toList();
    }

    /// Those that may well be the same one, though somebody calls it otherwise.
    ///
    /// @param itself not to be compared with
    List<Structure> alike(StructureDetails details, StructureId itself) {
        var words = Likeness.words(details.label());
        return structures.findAllByOrderByName().stream()
                .filter(structure -> !structure.id().equals(itself))
                .filter(structure -> Likeness.of(words, Likeness.words(structure.label())) >= WELL_ALIKE)
                .limit(PROPOSALS)
                .toList();
    }

    private static List<Candidate> candidates(String typed, List<Structure> all) {
        var words = Likeness.words(typed);
        return all.stream()
                .map(structure -> {
                    var label = Likeness.words(structure.label());
                    var alike =
                            Math.max(Likeness.of(words, Likeness.words(structure.name())), Likeness.of(words, label));
                    return new Candidate(structure, Likeness.found(words, label), alike);
                })
                .filter(candidate -> candidate.found() >= WORTH_PROPOSING)
                .sorted(Comparator.comparingDouble(Candidate::found)
                        .thenComparingDouble(Candidate::alike)
                        .reversed())
                .limit(PROPOSALS)
                .toList();
    }
}

package fr.spro.registration.enrolment;

import fr.spro.registration.day.Answer;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.StructureId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What somebody asks for when registering.
///
/// @param workshops of several at the same time the first is liked best
/// @param otherStructure where the person comes from, if that is not in the directory
/// @param needs what the welcome has to prepare for the person
/// @param answers to the day's own questions, by the id of the question
public record Wishes(
        @Nullable StructureId structure,
        @Nullable String otherStructure,
        List<SessionId> workshops,
        @Nullable String needs,
        Map<String, Answer> answers) {

    /// How many workshops at the same time somebody can put in order.
    public static final int MOST_AT_ONE_TIME = 3;

    static final Wishes NONE = new Wishes(null, null, List.of(), null, Map.of());

    public Wishes {
        answers = answers == null ? Map.of() : Map.copyOf(answers);
    }

    /// Differs when anything that is wished does; for the guard against lost updates.
    public String fingerprint() {
        return Fingerprint.of(structure, otherStructure, workshops, needs, new TreeMap<>(answers));
    }

    boolean prefers(SessionId one, SessionId other) {
        return workshops.contains(other) && workshops.indexOf(one) < workshops.indexOf(other);
    }

    Wishes without(Collection<SessionId> given) {
        return new Wishes(
                structure,
                otherStructure,
                workshops.stream().filter(workshop -> !given.contains(workshop)).toList(),
                needs,
                answers);
    }

    /// The same, coming from this structure of the directory.
    Wishes comingFrom(StructureId structure) {
        return new Wishes(structure, null, workshops, needs, answers);
    }

    /// Without what this says was deleted; a no-op if it is not there.
    Wishes forgetting(ErasureRecord what) {
        if (what.what() == ErasureRecord.What.NEEDS) {
            return new Wishes(structure, otherStructure, workshops, null, answers);
        }
        var others = new HashMap<>(answers);
        if (what.question() != null) others.remove(what.question());
        return new Wishes(structure, otherStructure, workshops, needs, others);
    }
}

package fr.spro.registration.enrolment;

import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody asks for when registering.
///
/// @param workshops of several at the same time the first is liked best
/// @param otherStructure where the person comes from, if that is not in the directory
/// @param needs what the welcome has to prepare for the person
public record Wishes(
        @Nullable StructureId structure,
        @Nullable String otherStructure,
        List<SessionId> workshops,
        @Nullable String needs) {

    /// How many workshops at the same time somebody can put in order.
    public static final int MOST_AT_ONE_TIME = 3;

    static final Wishes NONE = new Wishes(null, null, List.of(), null);

    boolean prefers(SessionId one, SessionId other) {
        return workshops.contains(other) && workshops.indexOf(one) < workshops.indexOf(other);
    }

    Wishes without(Collection<SessionId> given) {
        return new Wishes(
                structure,
                otherStructure,
                workshops.stream().filter(workshop -> !given.contains(workshop)).toList(),
                needs);
    }

    /// Where somebody comes from, in words; empty if they did not say.
    public String origin(Map<StructureId, Structure> directory) {
        var listed = structure == null ? null : directory.get(structure);
        if (listed != null) return listed.name();
        return otherStructure == null ? "" : otherStructure;
    }
}

package fr.spro.registration.enrolment;

import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.StructureId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody asks for when registering.
///
/// @param otherStructure where the person comes from, if that is not in the directory
/// @param needs what the welcome has to prepare for the person
public record Wishes(
        @Nullable StructureId structure,
        @Nullable String otherStructure,
        List<SessionId> workshops,
        @Nullable String needs) {

    static final Wishes NONE = new Wishes(null, null, List.of(), null);
}

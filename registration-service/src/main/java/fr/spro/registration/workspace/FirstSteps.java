package fr.spro.registration.workspace;

import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Structures;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a new installation needs before people can register: a directory, a draft of a day, and its publication.
///
/// @param imported whether the directory has structures
/// @param draft the latest draft, if there is one
public record FirstSteps(boolean imported, @Nullable DayId draft) {

    /// @return empty as soon as a day was published
    public static Optional<FirstSteps> of(Days days, Structures structures) {
        if (days.existsPublished()) return Optional.empty();
        var draft = days.findAllLatestFirst().stream()
                .filter(day -> !day.isPublic())
                .map(RegionalDay::id)
                .findFirst();
        return Optional.of(new FirstSteps(structures.existsInDirectory(), draft.orElse(null)));
    }

    public boolean isDrafted() {
        return draft != null;
    }
}

package fr.spro.registration.roster.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.ParticipantState.Code;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is offered for several people of a list: nothing that leaves all of them out, because of the
/// day or of the state by which the list is filtered.
///
/// @param filter the only state of the people of the list; all states if null
record ListActions(
        RegionalDay day, boolean isCheckInOpen, @Nullable Code filter) {

    private static final Set<Code> ENDED = Set.of(Code.CANCELLED, Code.LAPSED, Code.ERASED);
    private static final Set<Code> WITHOUT_PLACE = Set.of(Code.WAITING, Code.OFFERED, Code.TO_CONFIRM);

    /// Their names in addresses and message keys, in the order of the page.
    List<String> codes() {
        var isFiltered = filter != null;
        var isEnded = isFiltered && ENDED.contains(filter);
        var isWithoutPlace = isFiltered && WITHOUT_PLACE.contains(filter);
        return Stream.of(
                        when(isCheckInOpen && !isEnded && filter != Code.PRESENT, "presence"),
                        when(day.isAhead() && !isEnded && !isWithoutPlace, "badges"),
                        when(filter != Code.ERASED, "export"),
                        when(!day.isArchived() && !day.isCancelled() && !isEnded, "annulation"),
                        when(!day.isArchived() && filter == Code.CANCELLED, "retablissement"))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static @Nullable String when(boolean isOffered, String code) {
        return isOffered ? code : null;
    }
}

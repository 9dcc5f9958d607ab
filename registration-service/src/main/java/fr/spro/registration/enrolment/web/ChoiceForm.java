package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Wishes;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a participant wishes, on the form of registration and when it is changed.
///
/// @param workshops one for each slot, or `none`
public record ChoiceForm(
        @Nullable @Size(max = 450) String structure,
        @Nullable String proposed,
        @Nullable Boolean unlisted,
        @Nullable @Size(max = 200) String otherStructure,
        @Nullable List<@Nullable String> workshops,
        @Nullable @Size(max = 1000) String needs)
        implements StructureAnswer {

    static final String NONE = "none";

    static ChoiceForm of(RegionalDay day, Wishes wishes) {
        var workshops = day.slots().stream()
                .map(slot -> slot.workshops().stream()
                        .map(workshop -> workshop.id())
                        .filter(wishes.workshops()::contains)
                        .map(SessionId::value)
                        .findFirst()
                        .orElse(NONE))
                .toList();
        var structure = wishes.structure();
        return new ChoiceForm(
                structure == null ? null : structure.value(),
                null,
                structure == null,
                wishes.otherStructure(),
                workshops,
                wishes.needs());
    }

    public boolean wants(String workshop) {
        return workshops != null && workshops.contains(workshop);
    }

    Wishes wishes(Origin origin) {
        return new Wishes(
                origin.structure(),
                origin.other(),
                workshops == null
                        ? List.of()
                        : workshops.stream()
                                .filter(Objects::nonNull)
                                .filter(workshop -> !workshop.isEmpty() && !workshop.equals(NONE))
                                .map(SessionId::new)
                                .toList(),
                isEmpty(needs) ? null : needs);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

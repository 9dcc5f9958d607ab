package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Slot;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Other workshops for people who have a seat at the same time: it stays theirs, as if it were their last preference,
/// until they have one of the others.
///
/// @param meanwhile with the seats that are left
record Swap(RegionalDay day, Wishes before, Wishes wanted, Wishes meanwhile) {

    /// @param agreed the seats that need not be replaced
    static Swap of(RegionalDay day, Wishes before, Wishes wanted, ParticipantState state, GivenUp agreed) {
        var kept = day.slots().stream()
                .filter(slot -> wanted.workshops().stream().anyMatch(slot::has))
                .filter(slot -> state.workshops().stream()
                        .anyMatch(workshop ->
                                slot.has(workshop.session()) && workshop.seat().isHeld()))
                .flatMap(slot -> before.workshops().stream().filter(slot::has))
                .filter(left ->
                        !wanted.workshops().contains(left) && !agreed.seats().contains(left));
        var workshops = Stream.concat(wanted.workshops().stream(), kept).toList();
        return new Swap(day, before, wanted, wanted.withWorkshops(workshops));
    }

    boolean isNone() {
        return meanwhile.equals(wanted);
    }

    /// The wishes that are left once it is known who has the seats: in each slot the wanted ones if they have one.
    Wishes by(Places places) {
        var seated = places.workshops().stream()
                .filter(WorkshopPlace::seated)
                .map(place -> new SessionId(place.sessionId()))
                .collect(Collectors.toSet());
        var failed = day.slots().stream()
                .filter(slot -> !in(slot, meanwhile).equals(in(slot, wanted)))
                .filter(slot -> in(slot, wanted).stream().noneMatch(seated::contains))
                .toList();
        if (failed.isEmpty()) return wanted;
        var left = day.slots().stream().flatMap(slot -> in(slot, failed.contains(slot) ? before : wanted).stream());
        // Of sessions that may come back.
        var removed = wanted.workshops().stream().filter(chosen -> !day.hasWorkshop(chosen));
        return wanted.withWorkshops(Stream.concat(left, removed).toList());
    }

    private static List<SessionId> in(Slot slot, Wishes wishes) {
        return wishes.workshops().stream().filter(slot::has).toList();
    }
}

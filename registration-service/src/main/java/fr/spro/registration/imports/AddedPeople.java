package fr.spro.registration.imports;

import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.enrolment.TouchedRegistrations;
import fr.spro.registration.imports.Import.Status;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/// The registrations that an import has added, for its way back: those that are as it has left them can be
/// cancelled together, the others one by one.
@Service
public class AddedPeople {

    /// Those of one day that are still active and can be cancelled, by name.
    ///
    /// @param touched those with which somebody did something since
    public record Added(RegionalDay day, List<Registration> untouched, List<Registration> touched) {

        /// As many as are cancelled at once.
        public List<Registration> next() {
            return untouched.subList(0, Math.min(untouched.size(), AT_ONCE));
        }
    }

    private static final int AT_ONCE = 200;
    private static final int BLOCK = 1_000;

    private final Days days;
    private final Registrations registrations;
    private final TouchedRegistrations touchedRegistrations;

    AddedPeople(Days days, Registrations registrations, TouchedRegistrations touchedRegistrations) {
        this.days = days;
        this.registrations = registrations;
        this.touchedRegistrations = touchedRegistrations;
    }

    /// @return nothing before the import is done, or if nobody of it is left
    public List<Added> of(Import list) {
        if (!list.kind().isOfPeople() || list.status() != Status.DONE) return List.of();
        var all = find(list);
        return list.days().stream()
                .flatMap(id -> days.findById(id).stream())
                .map(day -> added(day, all))
                .filter(added ->
                        !added.untouched().isEmpty() || !added.touched().isEmpty())
                .toList();
    }

    private Added added(RegionalDay day, List<Registration> all) {
        var active = all.stream()
                .filter(one -> one.day().equals(day.id()) && one.isCancellable(day))
                .toList();
        var touched = touchedRegistrations.among(active);
        Predicate<Registration> isTouched = one -> touched.contains(one.id());
        return new Added(
                day,
                active.stream().filter(isTouched.negate()).toList(),
                active.stream().filter(isTouched).toList());
    }

    private List<Registration> find(Import list) {
        var last = Objects.requireNonNullElse(list.lastLine(), Spreadsheet.MAX_ROWS);
        var ids = IntStream.rangeClosed(1, last)
                .mapToObj(line -> ApplyRows.idOf(list.id(), line))
                .toList();
        var found = new ArrayList<Registration>();
        for (int i = 0; i < ids.size(); i += BLOCK) {
            found.addAll(registrations.findByIdIn(ids.subList(i, Math.min(ids.size(), i + BLOCK))));
        }
        found.sort(Comparator.comparing(one -> one.listing().name()));
        return found;
    }
}

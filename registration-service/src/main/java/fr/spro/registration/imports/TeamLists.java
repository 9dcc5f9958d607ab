package fr.spro.registration.imports;

import fr.spro.registration.day.DayId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.Import.Status;
import fr.spro.registration.spreadsheet.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/// The way back from a list of people that was typed on a page: to the form before it is confirmed, and to the
/// registrations that it has added afterwards.
@Service
public class TeamLists {

    /// More rows than the form has.
    private static final int MAX_LINES = 50;

    private final Imports imports;
    private final Chunks chunks;
    private final Registrations registrations;

    TeamLists(Imports imports, Chunks chunks, Registrations registrations) {
        this.imports = imports;
        this.chunks = chunks;
        this.registrations = registrations;
    }

    /// A list of this day that is not confirmed.
    public Optional<Import> findUnconfirmed(String id, DayId day) {
        if (id.isEmpty()) return Optional.empty();
        return imports.findById(new ImportId(id)).filter(found -> day.equals(found.day()) && isUnconfirmed(found));
    }

    public boolean isUnconfirmed(Import list) {
        return list.kind() == Kind.TEAM && list.status() == Status.CHECKED;
    }

    /// As it was typed, in the order of the form.
    public List<Row> rows(Import list) {
        return chunks.all(list).stream()
                .sorted(Comparator.comparingInt(Row::line))
                .toList();
    }

    /// The registrations that it has added and that are still active; none for other imports.
    public List<Registration> added(Import list) {
        if (list.kind() != Kind.TEAM || list.status() != Status.DONE) return List.of();
        var ids = IntStream.rangeClosed(1, MAX_LINES)
                .mapToObj(line -> ApplyRows.idOf(list.id(), line))
                .toList();
        return registrations.findByIdIn(ids).stream()
                .filter(Registration::isActive)
                .toList();
    }
}

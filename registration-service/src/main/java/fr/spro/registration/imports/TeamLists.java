package fr.spro.registration.imports;

import fr.spro.registration.day.DayId;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.Import.Status;
import fr.spro.registration.spreadsheet.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The way back to the form from a list of people that was typed on a page and is not confirmed.
@Service
public class TeamLists {

    private final Imports imports;
    private final Chunks chunks;

    TeamLists(Imports imports, Chunks chunks) {
        this.imports = imports;
        this.chunks = chunks;
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
}

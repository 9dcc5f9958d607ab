package fr.spro.registration.documents;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.roster.Roster;
import fr.spro.registration.roster.RosterEntry;
import java.util.List;
import org.springframework.stereotype.Service;

/// Finds the people on whose papers a box would stand for a letter, before anything is printed.
@Service
public class UnprintableNames {

    private final Roster roster;

    UnprintableNames(Roster roster) {
        this.roster = roster;
    }

    public List<RosterEntry> of(RegionalDay day, Scope scope) {
        return roster.expected(day, scope).stream()
                .filter(entry -> !PaperText.isPrintable("%s %s".formatted(entry.name(), entry.origin())))
                .toList();
    }
}

package fr.spro.registration.directory;

import fr.spro.registration.directory.DirectoryRows.GroupRow;
import fr.spro.registration.directory.Takeover.Kind;
import fr.spro.registration.spreadsheet.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Finds the coordinators whose id or account a file uses for somebody else. The ids come from the
/// file, so a wrong or recycled one is not an error that could be refused: the preview says what it
/// would do.
@Component
class FindTakeovers {

    /// Of the file.
    private record Written(int line, Coordinator person) {}

    private final Coordinators coordinators;
    private final Groups groups;

    FindTakeovers(Coordinators coordinators, Groups groups) {
        this.coordinators = coordinators;
        this.groups = groups;
    }

    /// By line.
    List<Takeover> in(List<GroupRow> rows) {
        var written = written(rows);
        var found = new ArrayList<Takeover>();
        for (var one : written.values()) {
            coordinators
                    .findById(one.person().id())
                    .filter(known -> isAnother(known, one.person()))
                    .ifPresent(known -> found.add(takeover(Kind.PERSON, one, known)));
            coordinators
                    .findOtherBySubject(one.person().subject(), one.person().id())
                    .filter(other -> hasAccount(other, one.person().subject(), written))
                    .ifPresent(other -> found.add(takeover(Kind.ACCOUNT, one, other)));
        }
        return found;
    }

    private static Map<CoordinatorId, Written> written(List<GroupRow> rows) {
        var written = new LinkedHashMap<CoordinatorId, Written>();
        for (var row : rows) {
            for (var person : row.coordinators()) written.putIfAbsent(person.id(), new Written(row.line(), person));
        }
        return written;
    }

    /// A name in other letters is the same person.
    private static boolean isAnother(Coordinator known, Coordinator person) {
        return !known.subject().equals(person.subject())
                || !Texts.normalise(known.name()).equals(Texts.normalise(person.name()));
    }

    /// Unless the file gives that person another one.
    private static boolean hasAccount(Coordinator other, String account, Map<CoordinatorId, Written> written) {
        var own = written.get(other.id());
        return own == null || own.person().subject().equals(account);
    }

    private Takeover takeover(Kind kind, Written written, Coordinator known) {
        var names =
                groups.findByCoordinators(known.id()).stream().map(Group::name).toList();
        return new Takeover(
                kind, written.line(), known.id().value(), described(known), described(written.person()), names);
    }

    private static String described(Coordinator person) {
        return "%s (%s)".formatted(person.name(), person.subject());
    }
}

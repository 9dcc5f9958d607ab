package fr.spro.registration.directory.duplicates;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.directory.duplicates.FindDuplicates.PossibleDuplicate;
import fr.spro.registration.directory.duplicates.FindDuplicates.Reason;
import java.util.List;

/// Similar structures of one town, for the tests.
public abstract class DuplicateStructures extends PageTest {

    protected static final String GROUPS =
            "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n";
    protected static final String STRUCTURES = "id;name;type;group;street;postal_code;city;email\n";
    protected final String town = Infrastructure.fresh("Ville");
    protected final String group = Infrastructure.fresh("g");
    protected final String one = Infrastructure.fresh("s-1-");
    protected final String other = Infrastructure.fresh("s-2-");

    protected List<Reason> of(String one, String other) {
        return duplicate.findDuplicates.structures().stream()
                .filter(found -> List.of(found.one(), found.other()).containsAll(List.of(one, other)))
                .map(PossibleDuplicate::reasons)
                .findFirst()
                .orElse(List.of());
    }

    protected String[] similarRows() {
        return new String[] {
            row(one, "Mission locale de " + town, "3 rue du Port " + town, town, one),
            row(other, "Mission locale", "3 rue du Port " + town, town, other)
        };
    }

    protected void importStructures(String... rows) {
        importDirectory.groups(bytes(GROUPS + groupRow(group)));
        importDirectory.structures(bytes(STRUCTURES + String.join("", rows)));
    }

    protected static String groupRow(String id) {
        return "%1$s;Groupe %1$s;Territoire %1$s;c-%1$s;Chef;%1$s@example.org;chef-%1$s\n".formatted(id);
    }

    protected String row(String id, String name, String street, String city, String mailbox) {
        return row(id, name, street, city, mailbox, group);
    }

    protected static String row(String id, String name, String street, String city, String mailbox, String group) {
        return "%s;%s;mission-locale;%s;%s;44000;%s;%s@example.org\n".formatted(id, name, group, street, city, mailbox);
    }
}

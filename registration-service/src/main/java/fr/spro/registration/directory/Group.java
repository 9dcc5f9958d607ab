package fr.spro.registration.directory;

import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.platform.Aggregate;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// A territory of the network with its coordinators.
///
/// @param subjects the user names of those who act for it
@Document("localGroup")
public record Group(
        @Id GroupId id,
        String name,
        String territory,
        List<CoordinatorId> coordinators,
        List<String> subjects,
        long version)
        implements Aggregate {

    GroupListed told() {
        return new GroupListed(
                id.value(),
                version,
                name,
                territory,
                coordinators.stream().map(CoordinatorId::value).toList(),
                subjects);
    }

    boolean says(Group other) {
        return name.equals(other.name)
                && territory.equals(other.territory)
                && coordinators.equals(other.coordinators)
                && subjects.equals(other.subjects);
    }
}

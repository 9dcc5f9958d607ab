package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.IndexField;

/// The indexes in docs/measures.md are those that the service creates.
class IndexTests extends RunningService {

    private static final Pattern INDEX = Pattern.compile("`(\\w+) (\\{[^}]+})`");

    /// Without an index beyond that of the id.
    private static final Set<String> OTHERS = Set.of("leases");

    @Test
    void the_indexes_are_those_documented_in_the_measurements() throws Exception {
        var documented = documented();

        assertThat(documented).hasSizeGreaterThan(5);
        await().untilAsserted(() -> assertThat(created()).isEqualTo(documented));
    }

    private static Set<String> documented() throws IOException {
        return INDEX.matcher(Files.readString(Path.of("../docs/measures.md")))
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> created() {
        var created = new TreeSet<String>();
        for (var collection : mongo.getCollectionNames()) {
            if (OTHERS.contains(collection)) continue;
            for (var index : mongo.indexOps(collection).getIndexInfo()) {
                if (index.getName().equals("_id_")) continue;
                var keys = index.getIndexFields().stream().map(IndexTests::key).collect(Collectors.joining(", "));
                created.add("%s {%s}".formatted(collection, keys));
            }
        }
        return created;
    }

    private static String key(IndexField field) {
        return "%s: %d".formatted(field.getKey(), field.getDirection() == Sort.Direction.DESC ? -1 : 1);
    }
}

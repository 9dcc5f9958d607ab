package fr.spro.platform.messaging.outbox;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.SequenceEpoch;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RestoredNumbersTests {

    private static final long FIRST = 500_000 * SequenceEpoch.SIZE;
    private static final long SECOND = FIRST + SequenceEpoch.SIZE;
    private static final long THIRD = SECOND + SequenceEpoch.SIZE;

    private final MongoCollection<Document> documents =
            new InMemoryMongo().mongo().getCollection("numbers");

    @Test
    void raises_numbers_of_every_earlier_epoch_into_the_new_one() {
        insert("never restored", 3, 9);
        insert("restored once", FIRST + 4, FIRST + 12);
        insert("restored twice", SECOND, SECOND + 7);
        insert("new", THIRD + 1, THIRD + 2);

        for (int i = 0; i < 2; i++) RestoredNumbers.raise(documents, Filters.empty(), THIRD, "version", "sequence");

        assertThat(numbers("never restored")).containsExactly(THIRD + 3, THIRD + 9);
        assertThat(numbers("restored once")).containsExactly(THIRD + 4, THIRD + 12);
        assertThat(numbers("restored twice")).containsExactly(THIRD, THIRD + 7);
        assertThat(numbers("new")).containsExactly(THIRD + 1, THIRD + 2);
    }

    @Test
    void adding_the_floor_to_each_restored_number_jumps_over_later_epochs() {
        assertThat(FIRST + SECOND + 4).isGreaterThan(THIRD);
    }

    @Test
    void raises_nested_numbers_and_no_others() {
        documents.insertOne(new Document("_id", "nested").append("contact", new Document("version", 2L)));
        documents.insertOne(new Document("_id", "unreadable").append("contact", new Document("version", "two")));

        RestoredNumbers.raise(documents, exists("contact"), FIRST, "contact.version");

        assertThat(find("nested").getEmbedded(List.of("contact", "version"), Long.class))
                .isEqualTo(FIRST + 2);
        assertThat(find("unreadable").getEmbedded(List.of("contact", "version"), String.class))
                .isEqualTo("two");
    }

    private void insert(String id, long version, long sequence) {
        documents.insertOne(new Document("_id", id).append("version", version).append("sequence", sequence));
    }

    private List<Long> numbers(String id) {
        var found = find(id);
        return List.of(found.getLong("version"), found.getLong("sequence"));
    }

    private Document find(String id) {
        return Objects.requireNonNull(documents.find(eq("_id", id)).first());
    }
}

package fr.spro.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class WrittenDocumentsTests {

    private static final String ID = "p-1";

    private final WrittenDocuments written = new WrittenDocuments();
    private final List<CompletableFuture<Void>> work = new ArrayList<>();

    private Document write(int version) {
        var document = new Document("_id", ID).append("version", version);
        written.keepUntilDone(document, _ -> {
            work.add(new CompletableFuture<>());
            return work.getLast();
        });
        return document;
    }

    @Test
    void the_work_takes_the_latest_document_once() {
        write(1);
        var latest = write(2);

        assertThat(written.take(ID)).containsSame(latest);
        assertThat(written.take(ID)).isEmpty();
    }

    @Test
    void a_document_whose_work_was_dropped_is_not_kept() {
        write(1);

        work.getFirst().cancel(false);

        assertThat(written.take(ID)).isEmpty();
    }

    @Test
    void the_end_of_earlier_work_does_not_remove_a_later_document() {
        write(1);
        var later = write(2);

        work.getFirst().complete(null);

        assertThat(written.take(ID)).containsSame(later);
    }
}

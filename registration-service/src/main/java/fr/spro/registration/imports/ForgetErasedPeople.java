package fr.spro.registration.imports;

import static java.util.function.Predicate.not;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.enrolment.ErasureListener;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.imports.Import.Status;
import fr.spro.registration.spreadsheet.Row;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Removes the rows of people who are erased from files that are not imported yet, so that confirming an old
/// file does not register them again. Only the numbers of the rows are kept.
@Component
class ForgetErasedPeople implements ErasureListener {

    private final Store<Import> store;
    private final Imports imports;
    private final Chunks chunks;

    ForgetErasedPeople(Store<Import> store, Imports imports, Chunks chunks) {
        this.store = store;
        this.imports = imports;
        this.chunks = chunks;
    }

    @Override
    public void erasing(Registration registration) {
        var address = registration.participant().email();
        Stream.of(Status.CHECKED, Status.RUNNING)
                .flatMap(status -> imports.findProgressByStatus(status).stream())
                .forEach(importJob -> erase(importJob.id(), address));
    }

    private void erase(ImportId id, EmailAddress address) {
        for (var chunk : chunks.of(id)) {
            var lines = chunk.rows().stream()
                    .filter(row -> isOf(row, address))
                    .map(Row::line)
                    .toList();
            if (lines.isEmpty()) continue;
            // First, so that rows left by a crash are not applied.
            store.change(id, found -> found.leaveOutErased(lines));
            chunks.replaceRows(chunk, left(chunk.rows(), address));
        }
    }

    private static List<Row> left(List<Row> rows, EmailAddress address) {
        return rows.stream().filter(not(row -> isOf(row, address))).toList();
    }

    private static boolean isOf(Row row, EmailAddress address) {
        return EmailAddress.parse(row.get(PeopleColumns.EMAIL))
                .filter(address::equals)
                .isPresent();
    }
}

package fr.spro.platform.testing;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/// Responds to a command when everything that it wrote or could have read is in a file.
///
/// Commands run concurrently. What they changed goes to the journal, and from time to time to the store's
/// file, while no command is in progress.
final class StoreBackend extends H2Backend {

    /// Commands that add or remove whole collections, which the journal does not know.
    private static final Set<String> STRUCTURE = Set.of("drop", "dropDatabase", "renameCollection", "dropIndexes");

    private static final long LONGEST_JOURNAL = 16 << 20;

    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final @Nullable StoreJournal journal;

    /// @param journal null for a store in memory
    StoreBackend(MVStore file, @Nullable StoreJournal journal) {
        this.journal = journal;
        super(file);
        file.setRetentionTime(0);
        file.setVersionsToKeep(0);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new StoreDatabase(databaseName, getMvStore(), journal, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equals("hello")) {
            return super.handleCommand(channel, database, "isMaster", query).append("isWritablePrimary", true);
        }
        // The library's list of indexes is not thread-safe.
        var turn = command.equals("createIndexes") ? gate.writeLock() : gate.readLock();
        turn.lock();
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            turn.unlock();
            if (journal != null) save(journal, command);
        }
    }

    private void save(StoreJournal journal, String command) {
        if (STRUCTURE.contains(command) || journal.length() > LONGEST_JOURNAL) commit(journal);
        else journal.write();
    }

    private void commit(StoreJournal journal) {
        gate.writeLock().lock();
        try {
            getMvStore().commit();
            journal.clear();
        } finally {
            gate.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        if (journal != null) commit(journal);
        super.close();
        if (journal != null) journal.close();
    }
}

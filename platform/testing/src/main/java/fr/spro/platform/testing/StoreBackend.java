package fr.spro.platform.testing;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/// Responds to a command when everything that it wrote or could have read is in the file.
///
/// Commands run concurrently; a commit waits until none is in progress, so the file is consistent after a
/// kill, and one commit serves all commands that ended before it.
final class StoreBackend extends H2Backend {

    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final AtomicLong done = new AtomicLong();
    private long committed;

    StoreBackend(MVStore file) {
        super(file);
        file.setRetentionTime(0);
        file.setVersionsToKeep(0);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new StoreDatabase(databaseName, getMvStore(), getCursorRegistry());
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
            var ticket = done.incrementAndGet();
            turn.unlock();
            commitUpTo(ticket);
        }
    }

    private void commitUpTo(long ticket) {
        if (!getMvStore().hasUnsavedChanges()) return;
        gate.writeLock().lock();
        try {
            if (committed >= ticket) return;
            committed = done.get();
            getMvStore().commit();
        } finally {
            gate.writeLock().unlock();
        }
    }
}

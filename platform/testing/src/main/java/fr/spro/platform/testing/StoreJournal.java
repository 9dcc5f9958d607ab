package fr.spro.platform.testing;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/// The changes since the last commit of the store's file, appended to a file of their own.
///
/// A commit rewrites all pages from a changed document to the root, and costs more than the command itself; an append
/// costs the length of the document. A store that was killed repeats the changes when it starts again.
final class StoreJournal implements AutoCloseable {

    private static final int HEADER = 2 * Integer.BYTES;

    private final ObjectDataType keys = new ObjectDataType();
    private final BsonType documents = new BsonType();
    private final FileChannel file;
    private final Object writing = new Object();

    /// Changes that are not in the file yet; guarded by this.
    private WriteBuffer waiting = new WriteBuffer();

    private WriteBuffer spare = new WriteBuffer();
    private volatile long noted;
    private volatile long written;
    private volatile long length;

    private StoreJournal(FileChannel file) {
        this.file = file;
    }

    /// Opens the journal of a store and repeats what it holds on the store, which commits it.
    static StoreJournal open(Path path, MVStore store) {
        try {
            var file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var journal = new StoreJournal(file);
            journal.repeatOn(store);
            store.commit();
            journal.clear();
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Notes a document's new content, or its removal.
    synchronized void note(String map, @Nullable Object key, @Nullable Document document) {
        var start = waiting.position();
        waiting.putInt(0).putInt(0);
        waiting.putVarInt(map.length()).putStringData(map, map.length());
        keys.write(waiting, Missing.ofNullable(key));
        waiting.put((byte) (document == null ? 0 : 1));
        if (document != null) documents.write(waiting, document);
        var end = waiting.position();
        waiting.putInt(start, end - start - HEADER);
        waiting.putInt(
                start + Integer.BYTES, checksum(waiting.getBuffer().slice(start + HEADER, end - start - HEADER)));
        noted++;
    }

    /// Returns when all changes noted so far are in the file.
    void write() {
        var mine = noted;
        if (written >= mine) return;
        synchronized (writing) {
            if (written >= mine) return;
            WriteBuffer buffer;
            long upTo;
            synchronized (this) {
                buffer = waiting;
                upTo = noted;
                waiting = spare;
            }
            append(buffer.getBuffer().flip());
            spare = buffer.clear();
            written = upTo;
        }
    }

    /// A change that could not be written ends the journal, since nothing after it could be read.
    private void append(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) length += file.write(bytes);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /// The length of the file in bytes.
    long length() {
        return length;
    }

    /// Forgets all changes, after the store has committed them and while no command is in progress.
    void clear() {
        try {
            synchronized (this) {
                waiting.clear();
                written = noted;
            }
            file.truncate(0);
            length = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The last change may have been cut off by the kill; it was not acknowledged then.
    private void repeatOn(MVStore store) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (bytes.hasRemaining() && file.read(bytes) >= 0) continue;
        bytes.flip();
        while (bytes.remaining() >= HEADER) {
            var size = bytes.getInt();
            var checksum = bytes.getInt();
            if (size <= 0 || size > bytes.remaining()) return;
            var change = bytes.slice(bytes.position(), size);
            if (checksum(change.duplicate()) != checksum) return;
            repeat(change, store);
            bytes.position(bytes.position() + size);
        }
    }

    private void repeat(ByteBuffer change, MVStore store) {
        var name = DataUtils.readString(change);
        MVMap<Object, Document> map = store.openMap(name, new MVMap.Builder<Object, Document>().valueType(documents));
        var key = keys.read(change);
        if (change.get() == 0) map.remove(key);
        else map.put(key, documents.read(change));
    }

    private static int checksum(ByteBuffer bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

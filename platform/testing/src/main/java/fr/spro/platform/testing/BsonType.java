package fr.spro.platform.testing;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/// Stores documents in their wire format. Java serialisation, which the library uses, takes several times as
/// long; files written with it can still be read.
final class BsonType extends BasicDataType<Document> {

    /// A first byte that no type of the library uses.
    private static final byte BSON = 100;

    private static final int FIRST_GUESS = 1024;

    private final ObjectDataType earlier = new ObjectDataType();

    /// The size of a document in the file; a moving average is accurate enough for the page size.
    private volatile int usual = FIRST_GUESS;

    @Override
    public int getMemory(Document document) {
        return usual;
    }

    @Override
    public void write(WriteBuffer buffer, Document document) {
        var encoded = Unpooled.buffer(usual);
        BsonEncoder.encodeDocument(document, encoded);
        var length = encoded.readableBytes();
        buffer.put(BSON).putVarInt(length).put(ByteBuffer.wrap(encoded.array(), encoded.arrayOffset(), length));
        usual = Math.max(1, (15 * usual + length) / 16);
    }

    @Override
    public Document read(ByteBuffer buffer) {
        if (buffer.get(buffer.position()) != BSON) return (Document) earlier.read(buffer);
        buffer.get();
        var length = DataUtils.readVarInt(buffer);
        var encoded = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(encoded));
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}

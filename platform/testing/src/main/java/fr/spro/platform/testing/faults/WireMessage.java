package fr.spro.platform.testing.faults;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/// A message of MongoDB's protocol with one document: `OP_MSG`, and `OP_QUERY` with `OP_REPLY`, in which a driver says
/// hello. Further sections of a command (documents of an insert) are kept as they are.
///
/// @param before the bytes before the document
/// @param after the bytes after the document
record WireMessage(int requestId, int responseTo, int operation, byte[] before, BsonDocument document, byte[] after) {

    private static final int HEADER = 16;
    private static final int REPLY = 1;
    private static final int QUERY = 2004;
    private static final int MESSAGE = 2013;

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
    private static final AtomicInteger IDS = new AtomicInteger();

    /// @return null at the end of the stream
    static @Nullable WireMessage read(DataInputStream from) throws IOException {
        var header = new byte[HEADER];
        try {
            from.readFully(header);
        } catch (EOFException closed) {
            return null;
        }
        var fields = buffer(header);
        var content = new byte[fields.getInt() - HEADER];
        from.readFully(content);
        var requestId = fields.getInt();
        var responseTo = fields.getInt();
        var operation = fields.getInt();
        var start = start(operation, content);
        var end = start + buffer(content).getInt(start);
        var document = decode(ByteBuffer.wrap(content, start, end - start).slice());
        return new WireMessage(
                requestId,
                responseTo,
                operation,
                part(content, 0, start),
                document,
                part(content, end, content.length));
    }

    private static int start(int operation, byte[] content) throws IOException {
        return switch (operation) {
            // Flags, then a section of kind 0
            case MESSAGE -> 5;
            // Flags, cursor, position, number of documents
            case REPLY -> 20;
            // Flags, name of the collection, documents to skip and to return
            case QUERY -> {
                int end = 4;
                while (content[end] != 0) end++;
                yield end + 9;
            }
            default -> throw new IOException("Unknown operation " + operation);
        };
    }

    WireMessage with(BsonDocument other) {
        return new WireMessage(requestId, responseTo, operation, before, other, after);
    }

    /// A response to this command.
    WireMessage response(BsonDocument response) {
        var id = IDS.incrementAndGet();
        if (operation == MESSAGE) {
            return new WireMessage(id, requestId, MESSAGE, new byte[5], response, new byte[0]);
        }
        var beforeReply = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putInt(16, 1);
        return new WireMessage(id, requestId, REPLY, beforeReply.array(), response, new byte[0]);
    }

    void write(OutputStream to) throws IOException {
        var encoded = encode(document);
        var all = buffer(new byte[HEADER + before.length + encoded.length + after.length]);
        all.putInt(all.capacity()).putInt(requestId).putInt(responseTo).putInt(operation);
        all.put(before).put(encoded).put(after);
        to.write(all.array());
        to.flush();
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] part(byte[] all, int from, int to) {
        return java.util.Arrays.copyOfRange(all, from, to);
    }

    private static BsonDocument decode(ByteBuffer bytes) {
        try (var reader = new BsonBinaryReader(bytes)) {
            return CODEC.decode(reader, DecoderContext.builder().build());
        }
    }

    private static byte[] encode(BsonDocument document) {
        try (var output = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(output)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
            return output.toByteArray();
        }
    }
}

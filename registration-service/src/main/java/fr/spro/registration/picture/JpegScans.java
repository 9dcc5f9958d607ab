package fr.spro.registration.picture;

import java.nio.ByteBuffer;

/// Counts how often a JPEG file passes over its picture. With more than one scan the decoder keeps all pixels
/// in memory, and each scan of a few bytes takes as long as the whole picture.
final class JpegScans {

    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegScans() {}

    /// @return those before the end of the file, or before what is not JPEG any more
    static int of(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        var scans = 0;
        while (bytes.remaining() > 1) {
            if ((bytes.get() & MARKER) != MARKER) continue;
            var type = bytes.get(bytes.position()) & MARKER;
            if (type == START_OF_SCAN) scans++;
            if (type == END_OF_IMAGE) break;
            if (hasContent(type)) skip(bytes);
        }
        return scans;
    }

    /// Not what stands between the bytes of a scan.
    private static boolean hasContent(int type) {
        return type != MARKER && type > 1 && (type < FIRST_RESTART || type > START_OF_IMAGE);
    }

    private static void skip(ByteBuffer bytes) {
        bytes.get();
        var length = bytes.remaining() > 1 ? bytes.getShort(bytes.position()) & 0xFFFF : 0;
        bytes.position(Math.min(bytes.limit(), bytes.position() + length));
    }
}

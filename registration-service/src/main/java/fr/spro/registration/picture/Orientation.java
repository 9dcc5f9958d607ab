package fr.spro.registration.picture;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How a camera was held, from the Exif data of a JPEG file: phones store pictures as the sensor saw them.
///
/// @param code from 1 (upright) to 8, as in Exif
record Orientation(int code) {

    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int LAST = 8;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final int MARKER = 0xFF;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    /// Upright if the file does not say.
    static Orientation of(byte[] file) {
        try {
            return inSegments(ByteBuffer.wrap(file));
        } catch (RuntimeException malformed) {
            return UPRIGHT;
        }
    }

    private static Orientation inSegments(ByteBuffer file) {
        file.position(2);
        while (file.remaining() > 4 && (file.get() & MARKER) == MARKER) {
            var type = file.get() & MARKER;
            var length = file.getShort() & 0xFFFF;
            if (type == START_OF_SCAN) break;
            var segment = file.slice(file.position(), length - 2);
            if (type == APP1 && isExif(segment)) return inExif(segment.slice(EXIF.length, length - 2 - EXIF.length));
            file.position(file.position() + length - 2);
        }
        return UPRIGHT;
    }

    private static boolean isExif(ByteBuffer segment) {
        var head = new byte[EXIF.length];
        segment.get(0, head);
        return Arrays.equals(head, EXIF);
    }

    private static Orientation inExif(ByteBuffer exif) {
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = exif.getInt(4);
        var entries = exif.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            var at = directory + 2 + entry * ENTRY;
            if ((exif.getShort(at) & 0xFFFF) == TAG) {
                var code = exif.getShort(at + 8);
                return code > 0 && code <= LAST ? new Orientation(code) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /// The same picture as it was seen, without transparency.
    BufferedImage upright(BufferedImage picture) {
        var isTurned = code > 4;
        var width = isTurned ? picture.getHeight() : picture.getWidth();
        var height = isTurned ? picture.getWidth() : picture.getHeight();
        var upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = upright.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.drawImage(picture, transform(width, height), null);
        canvas.dispose();
        return upright;
    }

    /// Onto a picture of this size.
    private AffineTransform transform(int width, int height) {
        return switch (code) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, height);
            default -> new AffineTransform();
        };
    }
}
